const DIALOG = "pf-v6-c-backdrop";
const HIDDEN = "aria-hidden";

/**
 * Keeps the topmost dialog, and only that, within reach of screen readers. PatternFly's dialogs hide everything but
 * themselves each time they are drawn, also one that lies over them, and show everything when they close, though
 * another may still be open.
 *
 * @param page what lies beneath all dialogs
 * @returns ends it
 */
export function watchDialogLayers(page: Element): () => void {
  const correct = () => correctLayers(page);
  const opened = new MutationObserver(correct);
  opened.observe(document.body, { childList: true });
  const hidden = new MutationObserver(correct);
  hidden.observe(document.body, { attributeFilter: [HIDDEN], subtree: true });
  return () => {
    opened.disconnect();
    hidden.disconnect();
  };
}

function correctLayers(page: Element): void {
  const dialogs = [...document.body.children].filter((child) => child.classList.contains(DIALOG));
  const top = dialogs.pop();
  if (!top) {
    return;
  }
  top.removeAttribute(HIDDEN);
  for (const beneath of [page, ...dialogs]) {
    // Setting what is set already would be a change to correct, without end.
    if (!beneath.hasAttribute(HIDDEN)) {
      beneath.setAttribute(HIDDEN, "true");
    }
  }
}
