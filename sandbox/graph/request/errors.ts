import type { ContentfulStatusCode } from "hono/utils/http-status";

/** Thrown to refuse a request; answered in Graph's error envelope. */
export class GraphRefusal extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: ContentfulStatusCode, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export const badRequest = (message: string) => new GraphRefusal(400, "BadRequest", message);

/** The directory's 400. */
export const requestBadRequest = (message: string) => new GraphRefusal(400, "Request_BadRequest", message);

export const unsupportedQuery = (message: string) => new GraphRefusal(400, "Request_UnsupportedQuery", message);

export const castNotSupported = () =>
  unsupportedQuery(
    "The specified filter to the reference property query is currently not supported. Try adding $count=true query parameter and ConsistencyLevel:eventual header.",
  );

export const notImplemented = () => new GraphRefusal(501, "NotImplemented", "This operation target is not yet supported.");

/** Seen when a reference is added twice, both for members and for sponsors. */
export const alreadyThere = (collection: string) =>
  requestBadRequest(`One or more added object references already exist for the following modified properties: '${collection}'.`);

export const accessDenied = () =>
  new GraphRefusal(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");

/** Seen when somebody adds a guest that the group's, the tenant's or a label's settings forbid (microsoft-365-docs #11991). */
export const guestsNotAllowed = () =>
  new GraphRefusal(
    ...[403 as const, "Authorization_RequestDenied"],
    "Guests users are not allowed to join this Unified Group due to policy setting. paramName: Members, paramValue: , objectType: Microsoft.Online.DirectoryServices.Group",
  );

/** Teams' own 403, which says nothing (microsoft-graph-docs #11756). */
export const teamsForbidden = () => new GraphRefusal(403, "Forbidden", "An unknown error has occurred.");

/** The 400 of the group for a user who was created just now (Microsoft: Add members). */
export const notReplicated = () => requestBadRequest("The source resource object or one of the objects being referenced don't exist.");

export const invalidToken = (message: string) => new GraphRefusal(401, "InvalidAuthenticationToken", message);

/** Continuous access evaluation: the token was issued before a change, so the client must request another one with these claims (Microsoft: Claims challenges). */
export const insufficientClaims = () => {
  const claims = JSON.stringify({ access_token: { nbf: { essential: true, value: String(Math.floor(Date.now() / 1000)) } } });
  const challenge = [
    'Bearer realm=""',
    'authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
    'client_id="00000003-0000-0000-c000-000000000000"',
    'error="insufficient_claims"',
    `claims="${Buffer.from(claims).toString("base64")}"`,
  ];
  const message =
    "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp";
  return new GraphRefusal(401, "InvalidAuthenticationToken", message, { "WWW-Authenticate": challenge.join(", ") });
};

export const resourceNotFound = (key: string) =>
  new GraphRefusal(
    404,
    "Request_ResourceNotFound",
    `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`,
  );

/** The directory's 404 for an object that another replica has already (microsoft-graph-docs-contrib #2465). */
export const objectNotFound = () =>
  new GraphRefusal(404, "Directory_ObjectNotFound", "Unable to read the company information from the directory.");

export const methodNotAllowed = () =>
  new GraphRefusal(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.");

export const unknownSegment = (segment: string) => badRequest(`Resource not found for the segment '${segment}'.`);
