import {
  Alert,
  Button,
  Content,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  Radio,
  Stack,
  StackItem,
} from "@patternfly/react-core";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, client, type Schema } from "../api/client";
import { wordsOf } from "../components/Alerts";
import { CopyBlock } from "../components/CopyBlock";
import { commands, countdown, lifetime } from "./download";
import { useMayDecrypt } from "./useMayDecrypt";

interface DownloadLinkDialogProps {
  destinationId: string;
  row: Schema["BackupRow"];
  onClose: () => void;
}

/** Makes a link that works once and for minutes, for a machine that is not signed in. */
export function DownloadLinkDialog({ destinationId, row, onClose }: DownloadLinkDialogProps) {
  const { t } = useTranslation(["explorer", "app"]);
  const mayDecrypt = useMayDecrypt(row);
  const [decrypt, setDecrypt] = useState(false);
  const link = useMutation({
    mutationFn: async () => {
      const made = await answer(
        client.POST("/storage/{id}/download-url", {
          params: { path: { id: destinationId } },
          body: { file: row.path, decrypt },
        }),
      );
      return { url: made.url, until: Date.now() + lifetime(made.expiresIn) };
    },
    gcTime: 0,
  });
  return (
    <Modal isOpen variant="medium" onClose={onClose} aria-labelledby="link-title">
      <ModalHeader title={t("link.title")} description={row.name} labelId="link-title" />
      <ModalBody>
        <Stack hasGutter>
          <StackItem>
            <Content component="p">{t("link.body")}</Content>
          </StackItem>
          {row.isEncrypted && (
            <StackItem>
              {[false, true].map((choice) => (
                <Radio
                  key={String(choice)}
                  id={`link-${choice}`}
                  name="link-decrypt"
                  label={t(choice ? "download.decrypted" : "download.encrypted")}
                  description={t(choice ? "download.decryptedHelp" : "download.encryptedHelp")}
                  isChecked={decrypt === choice}
                  isDisabled={choice && !mayDecrypt}
                  onChange={() => {
                    setDecrypt(choice);
                    link.reset();
                  }}
                />
              ))}
            </StackItem>
          )}
          {link.isError && (
            <StackItem>
              <Alert isInline variant="danger" title={t("link.failed")}>
                {wordsOf(link.error)}
              </Alert>
            </StackItem>
          )}
          {link.data && (
            <StackItem>
              <Link key={link.data.url} {...link.data} />
            </StackItem>
          )}
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button
          variant={link.data ? "secondary" : "primary"}
          isLoading={link.isPending}
          isDisabled={link.isPending}
          onClick={() => link.mutate()}
        >
          {t(link.data ? "link.another" : "link.make")}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t("app:close")}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

function Link({ url, until }: { url: string; until: number }) {
  const { t } = useTranslation("explorer");
  const left = useTimeLeft(until);
  if (left <= 0) {
    return (
      <div role="status">
        <Alert isInline variant="warning" title={t("link.expired")} />
      </div>
    );
  }
  const { wget, curl } = commands(url);
  return (
    <Stack hasGutter>
      <StackItem>
        <Alert isInline isPlain variant="info" title={t("link.left", { time: countdown(left) })} />
      </StackItem>
      {Object.entries({ [t("link.url")]: url, wget, curl }).map(([label, text]) => (
        <StackItem key={label}>
          <Content component="small">{label}</Content>
          <CopyBlock label={label} text={text} />
        </StackItem>
      ))}
    </Stack>
  );
}

function useTimeLeft(until: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return until - now;
}
