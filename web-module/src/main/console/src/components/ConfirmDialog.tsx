import {
  Alert,
  Button,
  Form,
  FormGroup,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  Stack,
  StackItem,
  TextInput,
  type ButtonProps,
} from "@patternfly/react-core";
import { useId, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { wordsOf } from "./Alerts";

interface Confirmation {
  title: string;
  /** The words of the button, which say what it does: "Delete 3 backups". */
  action: string;
  variant?: ButtonProps["variant"];
  /** The words of the other button, where "Cancel" would promise too much. */
  dismissal?: string;
  /** What happens, and what cannot be undone. */
  children: ReactNode;
  /** What has to be typed before the button works, for what cannot be brought back. */
  typed?: string;
  /** Stays open with the reason when this fails. */
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks before something that cannot be taken back. Rendered only while it is open. */
export function ConfirmDialog({
  title,
  action,
  dismissal,
  variant = "danger",
  children,
  typed,
  onConfirm,
  onClose,
}: Confirmation) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const ids = { title: useId(), body: useId(), field: useId() };

  async function confirm() {
    setBusy(true);
    setProblem(undefined);
    try {
      await onConfirm();
      onClose();
    } catch (failure) {
      setProblem(failure);
      setBusy(false);
    }
  }

  return (
    <Modal isOpen variant="small" onClose={onClose} aria-labelledby={ids.title} aria-describedby={ids.body}>
      <ModalHeader
        title={title}
        labelId={ids.title}
        titleIconVariant={variant === "danger" ? "warning" : undefined}
      />
      <ModalBody id={ids.body}>
        <Stack hasGutter>
          <StackItem>{children}</StackItem>
          {typed !== undefined && (
            <StackItem>
              <Form
                onSubmit={(event) => {
                  event.preventDefault();
                  if (text === typed) {
                    void confirm();
                  }
                }}
              >
                <FormGroup label={t("confirm.type", { typed })} fieldId={ids.field}>
                  <TextInput
                    id={ids.field}
                    value={text}
                    onChange={(_, value) => setText(value)}
                    autoComplete="off"
                  />
                </FormGroup>
              </Form>
            </StackItem>
          )}
          {problem !== undefined && (
            <StackItem>
              <Alert isInline variant="danger" title={t("confirm.failed")}>
                {wordsOf(problem)}
              </Alert>
            </StackItem>
          )}
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button
          variant={variant}
          onClick={() => void confirm()}
          isDisabled={busy || (typed !== undefined && text !== typed)}
          isLoading={busy}
        >
          {action}
        </Button>
        <Button variant="link" onClick={onClose}>
          {dismissal ?? t("cancel")}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
