import {
  Alert,
  Button,
  Checkbox,
  Content,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  Stack,
  StackItem,
} from "@patternfly/react-core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyBlock } from "../components/CopyBlock";
import { curlOf } from "./expiry";
import type { IssuedApiKey } from "./queries";

/** The only time that a key is seen; it closes when the person says to have it. */
export function IssuedKey({ issued, onClose }: { issued: IssuedApiKey; onClose: () => void }) {
  const { t } = useTranslation("apikeys");
  const id = useId();
  const [kept, setKept] = useState(false);
  return (
    <Modal isOpen variant="medium" aria-labelledby={`${id}title`} onEscapePress={() => kept && onClose()}>
      <ModalHeader title={t("issued.title", { name: issued.name })} labelId={`${id}title`} />
      <ModalBody>
        <Stack hasGutter>
          <StackItem>
            <Alert isInline variant="warning" title={t("issued.once")}>
              {t("issued.onceBody")}
            </Alert>
          </StackItem>
          <StackItem>
            <CopyBlock text={issued.key} label={t("issued.key")} />
          </StackItem>
          <StackItem>
            <Content component="p">{t("issued.example")}</Content>
            <CopyBlock
              text={curlOf("$DBACKUP_API_KEY", issued.permissions, location.origin)}
              label={t("issued.curl")}
            />
          </StackItem>
          <StackItem>
            <Checkbox
              id={`${id}kept`}
              label={t("issued.kept")}
              isChecked={kept}
              onChange={(_, on) => setKept(on)}
            />
          </StackItem>
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose} isDisabled={!kept}>
          {t("app:close")}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
