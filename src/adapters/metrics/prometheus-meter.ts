import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Meter, MetricDefinition } from "../../ports/log.ts";

/** The numbers in prom-client, in a registry of their own. */
export function prometheusMeter<Name extends string>(definitions: Readonly<Record<Name, MetricDefinition>>): Meter<Name> {
  const registry = new Registry();
  const gauges = new Map<string, Gauge>();
  const counters = new Map<string, Counter>();
  const histograms = new Map<string, Histogram>();
  for (const [name, definition] of Object.entries<MetricDefinition>(definitions)) {
    const { kind, help, label, buckets = [] } = definition;
    const common = { name, help, labelNames: label ? [label.name] : [], registers: [registry] };
    if (kind === "gauge") gauges.set(name, emptied(new Gauge(common), definition));
    else if (kind === "counter") counters.set(name, begun(new Counter(common), definition));
    else histograms.set(name, begunHistogram(new Histogram({ ...common, buckets: [...buckets] }), definition));
  }

  const labelsOf = (name: Name, value: string | undefined) => labels(name, definitions[name], value);
  return {
    set: (name, value, label) => existing(gauges, name).set(labelsOf(name, label), value),
    unset: (name) => void emptied(existing(gauges, name), definitions[name]),
    count: (name, label) => existing(counters, name).inc(labelsOf(name, label)),
    observe: (name, value, label) => existing(histograms, name).observe(labelsOf(name, label), value),
    text: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}

/** Without a label, prom-client shows 0 until the first value: but nothing is known yet. */
function emptied(gauge: Gauge, { label }: MetricDefinition): Gauge {
  if (label) gauge.reset();
  else gauge.remove();
  return gauge;
}

/** A counter that appears with its first value hides that it has risen: so all of its values begin with 0. */
function begun(counter: Counter, { label }: MetricDefinition): Counter {
  for (const value of label?.values ?? []) counter.inc(label ? { [label.name]: value } : {}, 0);
  return counter;
}

/** The same for a histogram. */
function begunHistogram(histogram: Histogram, { label }: MetricDefinition): Histogram {
  for (const value of label?.values ?? []) histogram.zero({ [label?.name ?? ""]: value });
  return histogram;
}

function existing<Kind>(all: ReadonlyMap<string, Kind>, name: string): Kind {
  const found = all.get(name);
  if (!found) throw new RangeError(`${name} is another kind of metric`);
  return found;
}

function labels(name: string, { label }: MetricDefinition, value: string | undefined): Readonly<Record<string, string>> {
  if (!label && value === undefined) return {};
  if (!label || value === undefined || !label.values.includes(value)) throw new RangeError(`${name} doesn't have this label`);
  return { [label.name]: value };
}
