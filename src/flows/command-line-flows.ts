import type { PersonId } from "../domain/ids.ts";
import type { Arrival } from "./who/admit-person.ts";
import { admitPerson } from "./who/admit-person.ts";
import { isBotAdmin } from "./who/is-bot-admin.ts";
import type { AskingPorts } from "../ports/ports.ts";
import type { DirectoryRole } from "../domain/policy/directory-role.ts";

/** Everything that can be started from an admin's shell, bound to the ports that send nothing in Teams: `src/cli` sees nothing else of the flows. */
export function bindCommandLineFlows(ports: AskingPorts) {
  return {
    admitPerson: (arrival: Arrival) => admitPerson(ports, arrival),
    isBotAdmin: (person: PersonId, roles: readonly DirectoryRole[] | undefined) => isBotAdmin(ports, person, roles),
  };
}

export type CommandLineFlows = ReturnType<typeof bindCommandLineFlows>;
