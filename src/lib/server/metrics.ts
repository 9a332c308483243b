import { subscribe } from 'node:diagnostics_channel';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { errorTrace } from './error-trace.ts';
import { log } from './log.ts';

/** Upper bounds of the histogram of answers, in seconds. */
const BOUNDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;
const NANOSECOND = 1e-9;

interface Answered {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly server: Server;
}

/**
 * What an operator wants to see of this process: how many answers of which kind, how long they took, memory, and how late
 * the event loop is. Nothing of who asked for what. Node announces requests and answers on its diagnostics channels
 * (https://nodejs.org/api/diagnostics_channel.html#http).
 */
class Metrics {
  readonly #began = new WeakMap<ServerResponse, number>();
  readonly #byStatus = new Map<string, number>();
  readonly #within = BOUNDS.map(() => 0);
  readonly #loop = monitorEventLoopDelay({ resolution: 20 });
  #answers = 0;
  #seconds = 0;
  #under = 0;

  /** @param own the server that tells these figures, which does not count itself */
  constructor(own?: Server) {
    this.#loop.enable();
    subscribe('http.server.request.start', (message) => {
      const { response, server } = message as Answered;
      if (server === own) return;
      this.#began.set(response, performance.now());
      this.#under += 1;
      response.once('close', () => {
        this.#under -= 1;
        this.#count(response);
      });
    });
  }

  #count(response: ServerResponse): void {
    const began = this.#began.get(response);
    if (began === undefined) return;
    const seconds = (performance.now() - began) / 1000;
    // Who hung up before the answer was written is a kind of her own.
    const kind = response.writableFinished ? `${Math.floor(response.statusCode / 100)}xx` : 'broken-off';
    this.#byStatus.set(kind, (this.#byStatus.get(kind) ?? 0) + 1);
    BOUNDS.forEach((bound, at) => {
      if (seconds <= bound) this.#within[at]! += 1;
    });
    this.#answers += 1;
    this.#seconds += seconds;
  }

  /** As Prometheus reads it (text format 0.0.4). */
  text(): string {
    const memory = process.memoryUsage();
    return [
      ...described('vicina_answers_total', 'counter', 'Answers by the class of their status'),
      ...[...this.#byStatus].sort().map(([kind, count]) => `vicina_answers_total{status="${kind}"} ${count}`),
      ...described(
        'vicina_answer_seconds',
        'histogram',
        'From the first line of a request to the end of its answer'
      ),
      ...BOUNDS.map((bound, at) => `vicina_answer_seconds_bucket{le="${bound}"} ${this.#within[at]}`),
      `vicina_answer_seconds_bucket{le="+Inf"} ${this.#answers}`,
      `vicina_answer_seconds_sum ${this.#seconds}`,
      `vicina_answer_seconds_count ${this.#answers}`,
      ...gauge('vicina_requests_under_way', 'Requests that are being answered', this.#under),
      ...gauge('vicina_memory_bytes', 'Resident memory of the application', memory.rss),
      ...gauge('vicina_heap_bytes', 'Heap in use', memory.heapUsed),
      ...gauge(
        'vicina_event_loop_delay_seconds',
        'The 99th percentile of how late the event loop is, since the start',
        this.#loop.percentile(99) * NANOSECOND
      ),
      ...gauge('vicina_uptime_seconds', 'Since the application started', process.uptime()),
      ''
    ].join('\n');
  }
}

const described = (name: string, type: string, help: string) => [
  `# HELP ${name} ${help}.`,
  `# TYPE ${name} ${type}`
];
const gauge = (name: string, help: string, value: number) => [
  ...described(name, 'gauge', help),
  `${name} ${value}`
];

/**
 * Tells the figures at `/metrics` on a port of its own, for the operator alone.
 * @param host where to listen; this machine unless somebody says otherwise
 */
export function serveMetrics(port: number, host = '127.0.0.1'): Server {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') return void response.writeHead(404).end();
    response
      .writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
      .end(metrics.text());
  });
  const metrics = new Metrics(server);
  // Its port may be taken: readers are answered all the same.
  server.once('error', (error) => log.error({ port, ...errorTrace(error) }, 'the metrics are not told'));
  server.listen(port, host);
  // The application ends when it wants to.
  server.unref();
  return server;
}
