/** How the embedded PostgreSQL is set. Given on its command line, so that no older file prevails. */

export type Listening =
  | { readonly on: 'socket'; readonly folder: string }
  | { readonly on: 'address'; readonly port: number }

/** `durable` keeps what was committed through a power cut; only tests may do without. */
export function settingsFor(listening: Listening, durable: boolean): Record<string, string> {
  return {
    ...(listening.on === 'socket'
      ? {
          listen_addresses: '',
          // The folder is one item of a list, where quotes protect commas and spaces.
          unix_socket_directories: `"${listening.folder.replaceAll('"', '""')}"`,
          unix_socket_permissions: '0700',
          port: '5432',
        }
      : { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(listening.port) }),
    fsync: onOff(durable),
    synchronous_commit: onOff(durable),
    full_page_writes: onOff(durable),
    max_connections: '200',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    log_checkpoints: 'off',
    // The technical log never says who: neither the statement of an error nor the values of its detail.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  }
}

function onOff(on: boolean): string {
  return on ? 'on' : 'off'
}
