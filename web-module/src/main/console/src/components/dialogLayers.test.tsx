import { Modal, ModalBody } from "@patternfly/react-core";
import { render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { watchDialogLayers } from "./dialogLayers";

interface LayersProps {
  open: string[];
  words?: string;
}

/** A page with dialogs over it, the last one on top. */
function Layers({ open, words = "as at first" }: LayersProps) {
  return (
    <>
      <button>On the page</button>
      {open.map((name) => (
        <Modal key={name} isOpen aria-label={name} variant="small">
          <ModalBody>
            <button>{name}</button>
            {words}
          </ModalBody>
        </Modal>
      ))}
    </>
  );
}

let page: HTMLElement;
let end: () => void;

beforeEach(() => {
  page = document.body.appendChild(document.createElement("div"));
  end = watchDialogLayers(page);
});

afterEach(() => {
  end();
  page.remove();
});

const within = () => screen.queryAllByRole("button").map((button) => button.textContent);

test("only the topmost dialog can be reached, whichever is drawn last", async () => {
  const { rerender } = render(<Layers open={["Form"]} />, { container: page });
  await waitFor(() => expect(within()).toEqual(["Form"]));
  rerender(<Layers open={["Form", "Question"]} />);
  await waitFor(() => expect(within()).toEqual(["Question"]));
  rerender(<Layers open={["Form", "Question"]} words="drawn once more" />);
  await waitFor(() => expect(within()).toEqual(["Question"]));
});

test("the page stays out of reach until the last dialog is closed", async () => {
  const { rerender } = render(<Layers open={["Form", "Question"]} />, { container: page });
  await waitFor(() => expect(within()).toEqual(["Question"]));
  rerender(<Layers open={["Form"]} />);
  await waitFor(() => expect(within()).toEqual(["Form"]));
  rerender(<Layers open={[]} />);
  await waitFor(() => expect(within()).toEqual(["On the page"]));
});
