import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

// A test that gives no answer gets none: nothing leaves the process.
globalThis.fetch = () => Promise.reject(new Error("No test has an answer for this request"));

afterEach(cleanup);
