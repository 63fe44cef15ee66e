/** Wakes the worker of this process when a job was stored. */
export interface WakeUp {
  /** Returns a function that stops listening. */
  listen(listener: () => void): () => void;
  call(): void;
}

export function wakeUp(): WakeUp {
  const listeners = new Set<() => void>();
  return {
    listen(listener) {
      const entry = () => listener();
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    call() {
      for (const listener of listeners) listener();
    },
  };
}
