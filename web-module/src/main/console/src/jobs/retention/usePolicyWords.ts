import { useTranslation } from "react-i18next";
import { TIERS, type PolicyForm } from "./policy";

/** Says what a policy keeps. */
export function usePolicyWords(): (policy: PolicyForm) => string {
  const { t, i18n } = useTranslation("jobs");
  return (policy) => {
    switch (policy.mode) {
      case "NONE":
        return t("retention.words.all");
      case "SIMPLE":
        return t("retention.words.newest", { count: policy.keepCount });
      case "SMART": {
        const tiers = TIERS.filter((tier) => policy[tier] > 0).map((tier) =>
          t(`retention.words.${tier}`, { count: policy[tier] }),
        );
        return t("retention.words.smart", { tiers: new Intl.ListFormat(i18n.language).format(tiers) });
      }
    }
  };
}
