import { isObjectId } from "../../domain/object-id.ts";
import { quotedArgument } from "../arguments/quoted-argument.ts";
import { readCount } from "../arguments/read-count.ts";
import { excluding, readMost } from "../arguments/read-most.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Exit } from "../exit.ts";
import type { GuestQuery } from "../guests/guest-query.ts";
import { listGuests } from "../guests/list-guests.ts";
import { beginningFilter, searchExpression } from "../guests/search-expression.ts";
import { translateFilter } from "../guests/translate-filter.ts";
import type { Shell } from "../shell.ts";
import { bindParameters } from "./bind-parameters.ts";
import type { BoundParameters } from "./bind-parameters.ts";
import type { Cmdlet } from "./cmdlet.ts";
import { cmdletHelp } from "./cmdlet-help.ts";
import type { CmdletTable } from "./parameter.ts";
import { readNameList } from "./read-name-list.ts";
import { sayIgnored } from "./say-ignored.ts";
import { azureAdUser, entraUser, fieldsAsked, mgUser } from "./user-objects.ts";
import type { UserObject } from "./user-objects.ts";
import { getAzureAdUser, getEntraUser, getMgUser } from "./user-parameters.ts";

/** How many users the cmdlets return without -All. */
const usualMost = 100;
const largestPage = 999;

const examples = `Examples:
  guestlist NAME -Filter "UserState eq 'PendingAcceptance'" |
    guestlist Format-List -Property DisplayName,UserState
  guestlist NAME -All ALL | guestlist ConvertTo-Csv > users.csv`;

export const azureAdUserCmdlet = getUser(getAzureAdUser, azureAdUser);
export const entraUserCmdlet = getUser(getEntraUser, entraUser);
export const mgUserCmdlet = getUser(getMgUser, mgUser);

/** A cmdlet that lists users of the directory, guests and members, by the names of its module. */
function getUser(table: CmdletTable, object: UserObject): Cmdlet {
  const all = table.parameters.find(({ name }) => name === "All")?.kind === "boolean" ? "-All true" : "-All";
  return {
    help: cmdletHelp(table, examples.replaceAll("NAME", table.name).replaceAll("-All ALL", all)),
    async run(shell, args) {
      const given = bindParameters(table, args);
      sayIgnored(shell, given);
      const id = given.text("ObjectId") ?? given.text("UserId");
      return list(shell, given, { object, id, whenMore: `There are more users: ${all} prints all.` });
    },
  };
}

interface Asked {
  readonly object: UserObject;
  readonly id: string | undefined;
  readonly whenMore: string;
}

async function list(shell: Shell, given: BoundParameters, { object, id, whenMore }: Asked): Promise<Exit> {
  const pageSize = given.text("PageSize");
  const orderBy = orderOf(given);
  const count = await listGuests(shell, {
    query: id === undefined ? { question: questionOf(given, object), reads: [] } : { question: questionFor(id, given), reads: [] },
    ...(orderBy !== undefined && { orderBy }),
    ...(pageSize !== undefined && { pageSize: readCount("-PageSize", pageSize, largestPage) }),
    fields: fieldsAsked(object, readNameList(given.names("Property") ?? ["*"])),
    ...{ noun: "users", most: mostOf(given), whenMore },
    layout: { onTerminal: "list", whenEmpty: id === undefined ? "No such user." : `There is no user ${quotedArgument(id)}.` },
  });
  return id !== undefined && count === 0 ? "not-found" : "done";
}

/** `-SearchString` means beginnings in the old module, and words in the new one. */
function questionOf(given: BoundParameters, object: UserObject): GuestQuery["question"] {
  const filter = given.text("Filter");
  const [words, search] = [given.text("SearchString"), given.text("Search")];
  if (words !== undefined && filter !== undefined) throw excluding("-SearchString", "-Filter");
  return {
    withMembers: true,
    ...(filter !== undefined && { filter: translateFilter(filter) }),
    ...(words !== undefined && (object === azureAdUser ? { filter: beginningFilter(words) } : { search: searchExpression(words) })),
    ...(search !== undefined && { search: graphSearch(search) }),
    ...(isEventual(given.text("ConsistencyLevel")) && { isAdvanced: true }),
  };
}

/** The directory's list finds one user as well; an id has no place for a path. */
function questionFor(id: string, given: BoundParameters): GuestQuery["question"] {
  const other = given.given.find((name) => !["ObjectId", "UserId", "Property", "All", "ConsistencyLevel"].includes(name));
  if (other !== undefined) throw excluding("A user's id", `-${other}`);
  const property = isObjectId(id) ? "id" : "userPrincipalName";
  return { withMembers: true, filter: translateFilter(`${property} eq '${id.replaceAll("'", "''")}'`) };
}

/** Graph wants each clause in quotes, which shells take away. */
function graphSearch(text: string): string {
  return text.trim().startsWith('"') ? text.toWellFormed() : `"${text.toWellFormed()}"`;
}

function isEventual(level: string | undefined): boolean {
  if (level === undefined || level.toLowerCase() === "eventual") return level !== undefined;
  throw new CommandFailure("usage", `-ConsistencyLevel is eventual, not ${quotedArgument(level)}.`);
}

function orderOf(given: BoundParameters): string | undefined {
  const orders = given.names("Sort");
  for (const order of orders ?? []) {
    if (!/^[A-Za-z]\w{0,63}(?: +(?:asc|desc))?$/i.test(order))
      throw new CommandFailure("usage", `-Sort can't be ${quotedArgument(order)}.`, { fix: 'Write -Sort "displayName desc".' });
  }
  return orders?.map((order) => order.charAt(0).toLowerCase() + order.slice(1)).join(",");
}

function mostOf(given: BoundParameters): number {
  return readMost({ top: given.text("Top"), all: given.flag("All") === true }, usualMost, ["-Top", "-All"]);
}
