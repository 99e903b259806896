import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Form, LoginPage } from "@patternfly/react-core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, client } from "../api/client";
import { useSessionChange, type User } from "../api/session";
import { wordsOf } from "../components/Alerts";
import { SecretField, TextField } from "../components/fields";
import { LinesSkeleton } from "../components/Loaded";
import { useSignInWords } from "./useSignInWords";

/** The token of the link that the server writes into its log while there is no user: /#setup=TOKEN */
function setupToken(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get("setup");
}

/** In front of every screen until somebody is signed in; the address stays, and is shown afterwards. */
export function SignIn() {
  return useSignInWords() ? <SignInForm token={setupToken()} /> : <LinesSkeleton />;
}

function SignInForm({ token }: { token: string | null }) {
  const { t } = useTranslation("signin");
  const session = useSessionChange();
  const setup = useQuery({
    queryKey: ["session", "setup"],
    queryFn: () => answer(client.GET("/auth/setup")),
  });
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => {
    document.title = `${t("title")} · DBackup`;
  }, [t]);

  async function submit(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      const { user } = token
        ? await answer(client.POST("/auth/setup", { body: { token, email, password } }))
        : await answer(client.POST("/auth/login", { body: { email, password } }));
      if (token) {
        history.replaceState(null, "", "/");
      }
      session.began(user as User);
    } catch (failure) {
      setProblem(failure);
      setBusy(false);
    }
  }

  return (
    <LoginPage
      loginTitle={t(token ? "setup.title" : "title")}
      loginSubtitle={t(token ? "setup.subtitle" : "subtitle")}
      textContent={t("product")}
    >
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {!token && setup.data?.required && (
          <Alert isInline variant="info" title={t("setup.needed")}>
            {t("setup.where")}
          </Alert>
        )}
        {problem !== undefined && (
          <Alert isInline variant="danger" title={t("failed")}>
            {wordsOf(problem)}
          </Alert>
        )}
        <TextField
          label={t("email")}
          type="email"
          value={email}
          onChange={setEmail}
          autoComplete="username"
          required
        />
        <SecretField
          label={t("password")}
          value={password}
          onChange={setPassword}
          autoComplete={token ? "new-password" : "current-password"}
          help={token ? t("setup.rules") : undefined}
          required
        />
        <Button type="submit" isBlock isLoading={busy} isDisabled={busy || !email || !password}>
          {t(token ? "setup.submit" : "submit")}
        </Button>
      </Form>
    </LoginPage>
  );
}
