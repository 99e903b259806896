import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { beforeAll, describe, expect, it } from "vitest";
import { initLanguage, loadMessages } from "../i18n";
import { PropertyForm } from "./PropertyForm";
import { configOf, MASK, newValues, storedValues, type Kind, type Values } from "./values";

const base = { help: "", required: false, secret: false, defaultValue: null, options: [] };
const kind: Kind = {
  id: "new-kind",
  name: "A kind this console has never heard of",
  type: "storage",
  aliases: [],
  properties: [
    { ...base, name: "bucket", label: "Bucket", type: "text", required: true, help: "Has to be there" },
    { ...base, name: "parts", label: "Parts", type: "integer", defaultValue: "5" },
    { ...base, name: "region", label: "Region", type: "choice", options: ["eu", "us"] },
    { ...base, name: "policy", label: "Policy", type: "multiline" },
    { ...base, name: "pathStyle", label: "Path style", type: "boolean" },
    { ...base, name: "accessKey", label: "Access key", type: "text", secret: true },
  ],
};

/** Shows the form, and gives the configuration that its fields say. */
function show(initial: Values, errors?: Record<string, string>) {
  let latest = initial;
  const keep = (values: Values) => {
    latest = values;
  };
  const { container } = render(<Holder initial={initial} keep={keep} errors={errors} />);
  return { container, config: () => configOf(kind.properties, latest) };
}

interface HolderProps {
  initial: Values;
  keep: (values: Values) => void;
  errors?: Record<string, string>;
}

function Holder({ initial, keep, errors }: HolderProps) {
  const [values, setValues] = useState(initial);
  const change = (changed: Values) => {
    setValues(changed);
    keep(changed);
  };
  return <PropertyForm kind={kind} values={values} onChange={change} errors={errors} />;
}

beforeAll(async () => {
  await initLanguage();
  await loadMessages("adapters");
});

describe("The form of a kind", () => {
  it("has a field for each property, by what the server declares", async () => {
    const user = userEvent.setup();
    const { config } = show(newValues(kind.properties));
    await user.type(screen.getByRole("textbox", { name: /^Bucket/ }), "backups");
    await user.clear(screen.getByRole("spinbutton", { name: "Parts" }));
    await user.type(screen.getByRole("spinbutton", { name: "Parts" }), "7");
    await user.selectOptions(screen.getByRole("combobox", { name: "Region" }), "us");
    await user.type(screen.getByRole("textbox", { name: "Policy" }), "all");
    await user.click(screen.getByRole("switch", { name: "Path style" }));
    await user.type(screen.getByLabelText("Access key"), "s3cret");
    expect(config()).toEqual({
      bucket: "backups",
      parts: 7,
      region: "us",
      policy: "all",
      pathStyle: true,
      accessKey: "s3cret",
    });
    expect(screen.getByLabelText("Access key").getAttribute("type")).toBe("password");
    expect(screen.getByText("Has to be there")).toBeTruthy();
  });

  it("says beside the field what is wrong with it", () => {
    show(newValues(kind.properties), { bucket: "config.bucket is required" });
    expect(screen.getByText("config.bucket is required")).toBeTruthy();
  });
});

describe("A stored secret", () => {
  const stored = storedValues(kind.properties, { bucket: "backups", accessKey: "told by the server" });

  it("is neither shown nor changed", () => {
    const { container, config } = show(stored);
    expect(screen.getByRole("group", { name: "Access key" }).textContent).toContain("Stored, not shown");
    expect(container.innerHTML).not.toContain("told by the server");
    expect(config().accessKey).toBe(MASK);
  });

  it("can be replaced, and kept after all", async () => {
    const user = userEvent.setup();
    const { config } = show(stored);
    await user.click(screen.getByRole("button", { name: "Replace Access key" }));
    expect(screen.getByText(/stored value is taken away/)).toBeTruthy();
    await user.type(screen.getByLabelText("Access key"), "another");
    expect(config().accessKey).toBe("another");
    await user.click(screen.getByRole("button", { name: /^Keep the stored value/ }));
    expect(config().accessKey).toBe(MASK);
  });
});
