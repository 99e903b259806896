import "@patternfly/react-core/dist/styles/base.css";
import "./app/app.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { initTheme } from "./app/theme";
import { watchDialogLayers } from "./components/dialogLayers";
import { initLanguage } from "./i18n";

initTheme();
await initLanguage();
const page = document.getElementById("root") as HTMLElement;
watchDialogLayers(page);
createRoot(page).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
