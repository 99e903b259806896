import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from "@patternfly/react-core";
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useId,
  useMemo,
  useState,
  type ReactNode,
} from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router";

interface ChangedForm {
  /** Whether it is still there when only the query of the address changes. */
  outlivesQuery: boolean;
}

interface Guard {
  forms: Set<ChangedForm>;
  /** Leaves at once when nothing was changed. */
  ask: (leave: () => void) => void;
  isAsking: boolean;
}

const GuardContext = createContext<Guard>({ forms: new Set(), ask: (leave) => leave(), isAsking: false });

/**
 * Asks before what was typed is lost: when a link or the browser's buttons lead away from a form with changes, and when
 * the tab is closed. It is there once, around all screens, for a router asks only one.
 */
export function LeaveGuard({ children }: { children: ReactNode }) {
  const [forms] = useState(() => new Set<ChangedForm>());
  const [leave, setLeave] = useState<() => void>();
  const blocker = useBlocker(({ currentLocation: now, nextLocation: next }) =>
    [...forms].some(
      ({ outlivesQuery }) => now.pathname !== next.pathname || (!outlivesQuery && now.search !== next.search),
    ),
  );
  const isAsking = leave !== undefined || blocker.state === "blocked";
  const guard = useMemo<Guard>(
    () => ({
      forms,
      isAsking,
      ask: (wanted) => (forms.size > 0 ? setLeave((asked) => asked ?? wanted) : wanted()),
    }),
    [forms, isAsking],
  );
  useEffect(() => {
    const askBrowser = (event: BeforeUnloadEvent) => forms.size > 0 && event.preventDefault();
    window.addEventListener("beforeunload", askBrowser);
    return () => window.removeEventListener("beforeunload", askBrowser);
  }, [forms]);

  function answered(isLeaving: boolean) {
    setLeave(undefined);
    if (!isLeaving) {
      blocker.reset?.();
    } else if (blocker.state === "blocked") {
      blocker.proceed();
    } else {
      leave?.();
    }
  }

  return (
    <GuardContext value={guard}>
      {children}
      {isAsking && <Question onAnswer={answered} />}
    </GuardContext>
  );
}

function Question({ onAnswer }: { onAnswer: (isLeaving: boolean) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Modal
      isOpen
      variant="small"
      onEscapePress={(event) => {
        keepFocus(event);
        onAnswer(false);
      }}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-body`}
    >
      <ModalHeader title={t("leave.title")} labelId={`${id}-title`} />
      <ModalBody id={`${id}-body`}>{t("leave.body")}</ModalBody>
      <ModalFooter>
        <Button onClick={() => onAnswer(false)}>{t("leave.stay")}</Button>
        <Button variant="link" isDanger onClick={() => onAnswer(true)}>
          {t("leave.action")}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

/**
 * Says whether a form differs from what was loaded; as long as it does, leaving asks. Returns what is called once it is
 * saved, before going on to another screen.
 */
export function useUnsaved(changed: boolean, { outlivesQuery = false } = {}): () => void {
  const { forms } = useContext(GuardContext);
  const [form] = useState<ChangedForm>(() => ({ outlivesQuery }));
  useEffect(() => {
    if (changed) {
      forms.add(form);
    }
    return () => void forms.delete(form);
  }, [changed, forms, form]);
  return useCallback(() => void forms.delete(form), [forms, form]);
}

/** For ways out that do not change the address, such as closing a dialog: goes them when nothing was changed, or asks. */
export function useLeaveQuestion(): (leave: () => void) => void {
  return useContext(GuardContext).ask;
}

/**
 * For the Escape of a dialog that may stay open, or lies over one: PatternFly's traps of the focus take every Escape that
 * comes as far as the document for their end.
 */
export function keepFocus(escape: KeyboardEvent): void {
  escape.stopPropagation();
}

/** Whether values differ from those that stood there first. */
export function useChanged(values: unknown): boolean {
  const now = JSON.stringify(values);
  const [before] = useState(now);
  return now !== before;
}
