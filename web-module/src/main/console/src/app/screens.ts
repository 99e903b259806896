import { screens as adapters } from "../adapters/screens";
import { screens as apidocs } from "../apidocs/screens";
import { screens as apikeys } from "../apikeys/screens";
import { screens as audit } from "../audit/screens";
import { screens as explorer } from "../explorer/screens";
import { screens as groups } from "../groups/screens";
import { screens as history } from "../history/screens";
import { screens as jobs } from "../jobs/screens";
import { screens as overview } from "../overview/screens";
import { screens as profile } from "../profile/screens";
import { screens as restore } from "../restore/screens";
import { screens as settings } from "../settings/screens";
import { screens as setup } from "../setup/screens";
import { screens as tasks } from "../tasks/screens";
import { screens as users } from "../users/screens";
import { screens as vault } from "../vault/screens";
import type { Screen } from "./screen";

/** Every page, in the order of the navigation. */
export const screens: readonly Screen[] = [
  ...overview,
  ...setup,
  ...jobs,
  ...adapters,
  ...explorer,
  ...restore,
  ...history,
  ...vault,
  ...users,
  ...groups,
  ...apikeys,
  ...audit,
  ...tasks,
  ...settings,
  ...apidocs,
  ...profile,
];
