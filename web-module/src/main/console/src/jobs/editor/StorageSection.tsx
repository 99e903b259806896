import { Alert } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { SelectField, TextField } from "../../components/fields";
import { useProfiles } from "../api";
import { HIGHEST_LEVEL, type JobForm } from "./form";
import type { SectionProps } from "./JobEditor";
import { Section } from "./Section";

const METHODS: readonly JobForm["compression"][] = ["NONE", "GZIP", "ZSTD"];

/** How backups are stored: encrypted and compressed. */
export function StorageSection({ job, form, change, errorOf }: SectionProps) {
  const { t } = useTranslation("jobs");
  const profiles = useProfiles();
  const known = profiles.data ?? (job?.encryptionProfile ? [job.encryptionProfile] : []);
  return (
    <Section id="storage" title={t("section.storage")}>
      <SelectField
        label={t("encryption.profile")}
        value={form.encryptionProfileId}
        onChange={(encryptionProfileId) => change({ encryptionProfileId })}
        options={[
          { value: "", label: t("encryption.none") },
          ...known.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        isDisabled={!profiles.data}
        help={
          profiles.fetchStatus === "idle" && !profiles.data
            ? t("needs", { permission: "vault:read" })
            : form.encryptionProfileId && t("encryption.kit")
        }
      />
      {form.encryptionProfileId === "" && (
        <Alert isInline isPlain variant="warning" component="p" title={t("encryption.warning")} />
      )}
      <SelectField
        label={t("compression.title")}
        value={form.compression}
        onChange={(value) =>
          change({
            compression: METHODS.find((method) => method === value) ?? "NONE",
            compressionLevel: "",
          })
        }
        options={METHODS.map((method) => ({ value: method, label: t(`compression.${method}`) }))}
      />
      {form.compression !== "NONE" && (
        <TextField
          label={t("compression.level")}
          type="number"
          value={form.compressionLevel}
          onChange={(compressionLevel) => change({ compressionLevel })}
          help={t("compression.levelHelp", { most: HIGHEST_LEVEL[form.compression] })}
          error={errorOf("levelWrong")}
        />
      )}
    </Section>
  );
}
