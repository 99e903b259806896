import {
  Alert,
  Button,
  Form,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  type ModalProps,
} from "@patternfly/react-core";
import { useId, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { wordsOf } from "./Alerts";
import { keepFocus, useChanged, useLeaveQuestion, useUnsaved } from "./LeaveGuard";

interface FormDialogProps {
  title: string;
  description?: ReactNode;
  /** The words of the button, which say what it does. */
  action: string;
  variant?: ModalProps["variant"];
  /** Why it cannot be sent yet. */
  isDisabled?: boolean;
  /** What stands in the fields; once it differs from what stood there first, closing asks. */
  values: unknown;
  /** Closes when this succeeds, stays open with the reason when it fails. */
  onSubmit: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode | ((errorOf: (field: string) => string | null) => ReactNode);
}

/** A form over the page. Rendered only while it is open. */
export function FormDialog({
  title,
  description,
  action,
  variant = "small",
  isDisabled,
  values,
  onSubmit,
  onClose,
  children,
}: FormDialogProps) {
  const { t } = useTranslation();
  const ids = { title: useId(), form: useId() };
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const forget = useUnsaved(useChanged(values));
  const leave = useLeaveQuestion();

  function close() {
    forget();
    onClose();
  }

  async function submit() {
    setBusy(true);
    setProblem(undefined);
    try {
      await onSubmit();
      close();
    } catch (failure) {
      setProblem(failure);
      setBusy(false);
    }
  }

  return (
    <Modal
      isOpen
      variant={variant}
      onClose={() => leave(close)}
      onEscapePress={(event) => {
        keepFocus(event);
        leave(close);
      }}
      aria-labelledby={ids.title}
    >
      <ModalHeader title={title} labelId={ids.title} description={description} />
      <ModalBody>
        <Form
          id={ids.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy && !isDisabled) {
              void submit();
            }
          }}
        >
          {typeof children === "function" ? children((field) => errorOf(problem, field)) : children}
          {problem !== undefined && (
            <Alert isInline variant="danger" title={t("notSaved")}>
              {wordsOf(problem)}
            </Alert>
          )}
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form={ids.form} isDisabled={busy || isDisabled} isLoading={busy}>
          {action}
        </Button>
        <Button variant="link" onClick={() => leave(close)}>
          {t("cancel")}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

/** The server's words about one field: they begin with its name, as in "name is required". */
export function errorOf(problem: unknown, field: string): string | null {
  const words = problem === undefined ? "" : wordsOf(problem);
  return words === field || words.startsWith(`${field} `) ? words : null;
}
