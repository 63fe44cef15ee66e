import type { ListedCmdlet } from "./cmdlet.ts";

const users = async () => import("./get-user.ts");
const invitations = async () => import("./new-invitation.ts");
const formats = async () => import("./format-objects.ts");

/** Every cmdlet whose lines work after the word `guestlist`. */
export const cmdlets: readonly ListedCmdlet[] = [
  { name: "New-AzureADMSInvitation", summary: "invite a partner", load: async () => (await invitations()).newAzureAdInvitationCmdlet },
  { name: "New-EntraInvitation", summary: "invite a partner", load: async () => (await invitations()).newEntraInvitationCmdlet },
  { name: "New-MgInvitation", summary: "invite a partner", load: async () => (await invitations()).newMgInvitationCmdlet },
  { name: "Get-AzureADUser", summary: "list users of the directory", load: async () => (await users()).azureAdUserCmdlet },
  { name: "Get-EntraUser", summary: "list users of the directory", load: async () => (await users()).entraUserCmdlet },
  { name: "Get-MgUser", summary: "list users of the directory", load: async () => (await users()).mgUserCmdlet },
  { name: "Format-List", summary: "print objects as lists of properties", load: async () => (await formats()).formatListCmdlet },
  { name: "Format-Table", summary: "print objects as a table", load: async () => (await formats()).formatTableCmdlet },
  { name: "ConvertTo-Csv", summary: "print objects as CSV", load: async () => (await formats()).convertToCsvCmdlet },
];

/** PowerShell's short names. */
const aliases: ReadonlyMap<string, string> = new Map([
  ["fl", "format-list"],
  ["ft", "format-table"],
]);

/** The cmdlet with this name, in any case. */
export function findCmdlet(name: string): ListedCmdlet | undefined {
  const typed = name.toLowerCase();
  const wanted = aliases.get(typed) ?? typed;
  return cmdlets.find((one) => one.name.toLowerCase() === wanted);
}
