import {
  Alert,
  Backdrop,
  Bullseye,
  Button,
  Form,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  Spinner,
} from "@patternfly/react-core";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, client } from "../api/client";
import { useSessionChange, type User } from "../api/session";
import { wordsOf } from "../components/Alerts";
import { SecretField, TextField } from "../components/fields";
import { useSignInWords } from "./useSignInWords";
import "./signin.css";

const OPAQUE = "console-opaque";
const TITLE = "signin-again";

/**
 * Over the whole page when its session has ended: nothing typed there is lost, and nothing of it can be seen until the
 * same person has signed in again.
 */
export function SignInAgain({ user }: { user: User }) {
  const { t } = useTranslation();
  if (!useSignInWords()) {
    return (
      <Backdrop className={OPAQUE}>
        <Bullseye>
          <Spinner aria-label={t("loading")} />
        </Bullseye>
      </Backdrop>
    );
  }
  return (
    <Modal isOpen variant="small" backdropClassName={OPAQUE} aria-labelledby={TITLE}>
      <Again user={user} />
    </Modal>
  );
}

function Again({ user }: { user: User }) {
  const { t } = useTranslation("signin");
  const session = useSessionChange();
  const form = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.addEventListener("keydown", keepEscape);
  }, []);
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  async function submit(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      const answered = await answer(client.POST("/auth/login", { body: { email: user.email, password } }));
      session.resumed(answered.user as User);
    } catch (failure) {
      setProblem(failure);
      setBusy(false);
    }
  }

  return (
    <div ref={box}>
      <ModalHeader title={t("again.title")} labelId={TITLE} description={t("again.kept")} />
      <ModalBody>
        <Form
          id={form}
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy && password) {
              void submit();
            }
          }}
        >
          {problem !== undefined && (
            <Alert isInline variant="danger" title={t("failed")}>
              {wordsOf(problem)}
            </Alert>
          )}
          <TextField label={t("email")} value={user.email} onChange={() => undefined} isDisabled />
          <SecretField
            label={t("password")}
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            required
          />
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form={form} isLoading={busy} isDisabled={busy || !password}>
          {t("submit")}
        </Button>
        <Button variant="link" onClick={session.ended}>
          {t("again.other")}
        </Button>
      </ModalFooter>
    </div>
  );
}

/** Dialogs of the page below listen where this one hangs, beyond the reach of React's own events, and would close. */
function keepEscape(event: KeyboardEvent): void {
  if (event.key === "Escape") {
    event.stopPropagation();
  }
}
