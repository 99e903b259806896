import {
  Button,
  Content,
  Flex,
  FlexItem,
  FormHelperText,
  HelperText,
  HelperTextItem,
} from "@patternfly/react-core";
import ArrowDownIcon from "@patternfly/react-icons/dist/esm/icons/arrow-down-icon";
import ArrowUpIcon from "@patternfly/react-icons/dist/esm/icons/arrow-up-icon";
import TimesIcon from "@patternfly/react-icons/dist/esm/icons/times-icon";
import { useTranslation } from "react-i18next";
import { SelectField } from "../../components/fields";
import { useAdapters } from "../api";
import { MOST_DESTINATIONS, type DestinationForm } from "./form";
import type { SectionProps } from "./JobEditor";
import { moved } from "./moved";
import { NoAdapters } from "./NoAdapters";
import { Section } from "./Section";

/** Where backups go, in the order of their upload. */
export function DestinationSection({ job, form, change, errorOf }: SectionProps) {
  const { t } = useTranslation("jobs");
  const adapters = useAdapters("storage");
  const known = adapters.data ?? job?.destinations.map(({ config }) => config) ?? [];
  const { destinations } = form;
  const set = (next: readonly DestinationForm[]) => change({ destinations: next });
  const error = errorOf("destinationMissing", "destinationTwice");
  const removed = job?.destinations.filter(
    ({ configId }) => !destinations.some((destination) => destination.configId === configId),
  );
  return (
    <Section id="destinations" title={t("section.destinations")}>
      {destinations.map((destination, index) => {
        const number = { number: index + 1 };
        return (
          <Flex key={index} alignItems={{ default: "alignItemsFlexEnd" }} flexWrap={{ default: "nowrap" }}>
            <FlexItem grow={{ default: "grow" }}>
              <SelectField
                label={t(destinations.length === 1 ? "destination.one" : "destination.number", number)}
                required
                value={destination.configId}
                onChange={(configId) => set(destinations.with(index, { ...destination, configId }))}
                options={[
                  { value: "", label: t("choose"), isDisabled: true },
                  ...known.map(({ id, name, adapterId }) => ({
                    value: id,
                    label: `${name} (${adapterId})`,
                    isDisabled: destinations.some((other, place) => place !== index && other.configId === id),
                  })),
                ]}
                isDisabled={!adapters.data}
              />
            </FlexItem>
            {destinations.length > 1 && (
              <Flex flexWrap={{ default: "nowrap" }} gap={{ default: "gapNone" }}>
                <Button
                  variant="plain"
                  icon={<ArrowUpIcon />}
                  aria-label={t("destination.up", number)}
                  isDisabled={index === 0}
                  onClick={() => set(moved(destinations, index, index - 1))}
                />
                <Button
                  variant="plain"
                  icon={<ArrowDownIcon />}
                  aria-label={t("destination.down", number)}
                  isDisabled={index === destinations.length - 1}
                  onClick={() => set(moved(destinations, index, index + 1))}
                />
                <Button
                  variant="plain"
                  icon={<TimesIcon />}
                  aria-label={t("destination.remove", number)}
                  onClick={() => set(destinations.toSpliced(index, 1))}
                />
              </Flex>
            )}
          </Flex>
        );
      })}
      {error && (
        <FormHelperText>
          <HelperText>
            <HelperTextItem variant="error">{error}</HelperTextItem>
          </HelperText>
        </FormHelperText>
      )}
      <NoAdapters type="storage" />
      {removed?.map(({ configId, config }) => (
        <Content key={configId} component="p">
          {t("destination.removed", { name: config.name })}
        </Content>
      ))}
      {destinations.length < MOST_DESTINATIONS && adapters.data && destinations.length < known.length && (
        <Button
          variant="link"
          isInline
          onClick={() => set([...destinations, { configId: "", retention: null }])}
        >
          {t("destination.add")}
        </Button>
      )}
    </Section>
  );
}
