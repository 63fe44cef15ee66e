/** The answer of the gate to `/api/messages`, before botbuilder sees a request. */
export type GateAnswer =
  | { readonly kind: "open" }
  /** `code` goes to the log; the caller gets only the status. */
  | { readonly kind: "closed"; readonly status: 400 | 401 | 503; readonly code: string };

export interface Gate {
  /** Checks only the Authorization header, before the body is read. */
  checkToken(authorization: string | undefined): Promise<GateAnswer>;
  /** Checks the outer fields of the activity: refuses other channels, missing or foreign service URLs, and broken bodies. */
  checkBody(body: unknown): GateAnswer;
}
