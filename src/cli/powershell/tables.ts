import { convertToCsv, formatList, formatTable } from "./format-parameters.ts";
import { newAzureAdInvitation, newEntraInvitation, newMgInvitation } from "./invitation-parameters.ts";
import type { CmdletTable } from "./parameter.ts";
import { getAzureAdUser, getEntraUser, getMgUser } from "./user-parameters.ts";

/** Every cmdlet with its parameters and what they are here: what docs/cli.md shows. */
export const cmdletTables: readonly CmdletTable[] = [
  ...[newAzureAdInvitation, newEntraInvitation, newMgInvitation],
  ...[getAzureAdUser, getEntraUser, getMgUser],
  ...[formatList, formatTable, convertToCsv],
];
