import { z } from "zod";
import { badRequest } from "./errors.ts";
import { jsonText } from "../../requests/json-text.ts";

const MAX_REQUESTS = 20;

const itemSchema = z.object({
  id: z.string().min(1),
  method: z.string().transform((method) => method.toUpperCase()),
  url: z.string().min(1),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
  dependsOn: z.array(z.string()).optional(),
});

const batchSchema = z.object({ requests: z.array(itemSchema).min(1) });

export type BatchItem = z.infer<typeof itemSchema>;

/** The requests of a `$batch`, in their order (Microsoft: JSON batching). @throws GraphRefusal 400 for the whole batch */
export function readBatch(json: string): readonly BatchItem[] {
  const parsed = jsonText.pipe(batchSchema).safeParse(json);
  if (!parsed.success) throw badRequest("Invalid batch payload format.");
  const items = parsed.data.requests;
  // G64
  if (items.length > MAX_REQUESTS) throw badRequest(`Number of batch request steps exceeds the maximum value of ${MAX_REQUESTS}.`);
  checkIds(items);
  for (const item of items) checkItem(item);
  return items;
}

/** G64: Ids are unique without regard to case. An item can only depend on an earlier one. */
function checkIds(items: readonly BatchItem[]): void {
  const seen = new Set<string>();
  for (const { id, dependsOn = [] } of items) {
    if (seen.has(id.toLowerCase())) throw badRequest(`Invalid batch payload format: the id '${id}' is used more than once.`);
    const missing = dependsOn.find((other) => !seen.has(other.toLowerCase()));
    if (missing !== undefined) throw badRequest(`Invalid batch payload format: '${id}' depends on '${missing}', which is not before it.`);
    seen.add(id.toLowerCase());
  }
  checkShape(items);
}

/** All items in parallel, or each one after the previous one. */
function checkShape(items: readonly BatchItem[]): void {
  if (items.every(({ dependsOn = [] }) => dependsOn.length === 0)) return;
  const isSerial = items.every(({ dependsOn = [] }, place) => dependsOn.join() === (place === 0 ? "" : items[place - 1]?.id));
  if (!isSerial) throw badRequest("Invalid batch payload format: requests have to be all parallel or all serial.");
}

function checkItem({ id, headers = {}, body, url }: BatchItem): void {
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === "content-type");
  if (body !== undefined && !hasType) throw badRequest(`Invalid batch payload format: '${id}' has a body but no Content-Type header.`);
  // G63
  if (/^https?:/i.test(url)) throw badRequest(`Invalid batch payload format: the url of '${id}' has to be relative.`);
  if (/^\/?\$batch/.test(url)) throw badRequest("Invalid batch payload format: a batch can't contain a batch.");
}
