import { namedMembers, readJson, textMember, wrong } from "./json-parameter.ts";
import type { JsonShape } from "./json-parameter.ts";

const shape: JsonShape = {
  parameter: "-InvitedUserSponsors",
  names: ["id", "@odata.id", "@odata.type"],
  example: '{"id":"074e56ea-0b50-4461-89e5-c67ae14a2c0b"}',
};

/** The sponsor's id or name in a parameter: plain, or JSON. @throws CommandFailure `usage` */
export function readSponsor(text: string | undefined): string | undefined {
  return text === undefined || !/^\s*[[{@$]/.test(text) ? text : sponsorIn(readJson(text, shape));
}

/** The sponsor in JSON: an object with an id or a link, alone or in a list. @throws CommandFailure `usage` */
export function sponsorIn(value: unknown): string | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  if (list.length > 1) throw wrong(shape, "has several sponsors; Guestlist names one.");
  const [sponsor] = list;
  if (sponsor === undefined || typeof sponsor === "string") return sponsor;
  const members = namedMembers(sponsor, shape);
  const id = textMember(members, "id", shape) ?? textMember(members, "@odata.id", shape)?.split("/").at(-1);
  if (!id) throw wrong(shape, "has no id of a sponsor.");
  return id;
}
