import { z } from "zod";
import { badRequest, resourceNotFound } from "../request/errors.ts";
import { findObject } from "./directory-objects.ts";
import type { GraphVersion } from "../request/graph-env.ts";
import { readBody } from "../request/read-body.ts";
import { checkWritable, isVisible } from "../find-users/visibility.ts";

const schema = z.strictObject({ "@odata.id": z.string() });

/**
 * The id of the object in a `$ref` body, `{"@odata.id": "https://…/directoryObjects/{id}"}`.
 * @throws GraphRefusal 400 for another shape, 404 for an object that doesn't exist, or isn't visible or writable yet (G12, G181)
 */
export function readReference(graph: GraphVersion, json: string): string {
  const { "@odata.id": link } = readBody(json, schema, () => "directoryObject");
  const id = idOf(link);
  if (id === undefined) throw badRequest("Invalid entity reference: an address of a directory object, a user or a group is needed.");
  return mustBeVisible(graph, id);
}

/** `https://graph.microsoft.com/v1.0/users/{id}` → id */
export function idOf(link: string): string | undefined {
  return /^https:\/\/[^/]+\/(?:v1\.0|beta)\/(?:users|groups|directoryObjects)\/([0-9a-f-]{36})$/i.exec(link)?.[1]?.toLowerCase();
}

function mustBeVisible(graph: GraphVersion, id: string): string {
  const object = findObject(graph, id);
  const record = graph.tenant.users.recordOf(id);
  if (!object || (record && !isVisible(graph.tenant, record, "by-id"))) throw resourceNotFound(id);
  if (record) checkWritable(graph.tenant, record);
  return id;
}
