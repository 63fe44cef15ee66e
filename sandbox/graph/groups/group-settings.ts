import type { Tenant } from "../../tenant/tenant.ts";
import { resourceNotFound } from "../request/errors.ts";
import { pathParam, type GraphContext, type GraphVersion } from "../request/graph-env.ts";
import { demand, REQUIREMENTS } from "../request/permissions.ts";
import { readQueryOptions } from "../request/query-options.ts";

interface GroupSetting {
  readonly id: string;
  readonly displayName: string;
  /** Microsoft's, the same in every tenant (Microsoft: Group settings). */
  readonly templateId: string;
  readonly values: readonly { readonly name: string; readonly value: string }[];
}

const NO_GUESTS = [{ name: "AllowToAddGuests", value: "false" }];

/** G198: GET /groupSettings: empty unless the tenant changed a default (Microsoft: Group settings). @throws GraphRefusal */
export function listTenantSettings(graph: GraphVersion, c: GraphContext): Response {
  demand(c.get("caller"), REQUIREMENTS.readGroupSettings);
  readQueryOptions(c.req.url, []);
  return answer(graph, c, "groupSettings", settingsOf(graph.tenant, "tenant"));
}

/** G198: GET /groups/{id}/settings: the group's own; a label sets them, too. @throws GraphRefusal */
export function listGroupSettings(graph: GraphVersion, c: GraphContext): Response {
  demand(c.get("caller"), REQUIREMENTS.readGroupSettings);
  readQueryOptions(c.req.url, []);
  const group = graph.tenant.groups.get(pathParam(c, "id"));
  if (!group) throw resourceNotFound(pathParam(c, "id"));
  return answer(graph, c, `groups('${group.id}')/settings`, group.hasTeam ? settingsOf(graph.tenant, "group") : []);
}

function settingsOf({ control }: Pick<Tenant, "control">, whose: "tenant" | "group"): readonly GroupSetting[] {
  const { teamGuests } = control.settings;
  if (whose === "tenant") {
    const templateId = "62375ab9-6b52-47ed-826b-58e47e0e304b";
    const values = [
      ...NO_GUESTS,
      { name: "AllowGuestsToAccessGroups", value: "true" },
      { name: "AllowGuestsToBeGroupOwner", value: "false" },
    ];
    return teamGuests === "tenant"
      ? [{ id: "0b6f4a4c-5a0d-4b0c-8e57-c0de00000051", displayName: "Group.Unified", templateId, values }]
      : [];
  }
  if (teamGuests !== "team" && teamGuests !== "label") return [];
  const templateId = "08d542b9-071f-4e16-94b0-74abb372e3d9";
  return [{ id: "0b6f4a4c-5a0d-4b0c-8e57-c0de00000052", displayName: "Group.Unified.Guest", templateId, values: NO_GUESTS }];
}

function answer(graph: GraphVersion, c: GraphContext, path: string, value: readonly GroupSetting[]): Response {
  return c.json({ "@odata.context": `${graph.root()}/$metadata#${path}`, value });
}
