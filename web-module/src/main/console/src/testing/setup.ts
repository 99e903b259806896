import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// A test that gives no answer gets none: nothing leaves the process.
globalThis.fetch = () => Promise.reject(new Error("No test has an answer for this request"));

/** How long what should come is waited for: a second, the default, is little on a busy machine. */
configure({ asyncUtilTimeout: 15_000 });

afterEach(cleanup);
