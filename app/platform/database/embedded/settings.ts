/** File of our settings inside the cluster, included by its `postgresql.conf`; `ALTER SYSTEM` still wins over it. */
export const SETTINGS_FILE = 'openmap.conf'

/** Settings for a machine of 2 cores shared with the application. `durable: false` is for throwaway test clusters. */
export function settings(clusterName: string, durable: boolean): string {
  const lines: Record<string, string | number> = {
    cluster_name: clusterName,
    max_connections: 100,
    shared_buffers: durable ? '256MB' : '128MB',
    effective_cache_size: '1GB',
    work_mem: '8MB',
    maintenance_work_mem: '128MB',
    random_page_cost: 1.1,
    max_parallel_workers_per_gather: 1,
    // Our queries are short: compiling them costs more than running them.
    jit: 'off',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    // Allows base backups and, if the operator sets archive_mode, recovery to a chosen second.
    wal_level: 'replica',
    wal_compression: 'on',
    max_wal_size: '1GB',
    max_wal_senders: 4,
    max_replication_slots: 4,
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_line_prefix: '%m [%p] %q%u@%d ',
    logging_collector: 'off',
  }
  const rows = Object.entries(lines).map(([name, value]) => `${name} = '${value}'`)
  return `# Written by OpenMap at each start; use ALTER SYSTEM to change a setting.\n${rows.join('\n')}\n`
}

/** Who may connect: passwords everywhere, our one socket only (loopback on Windows, which has no socket here). */
export const ACCESS_RULES =
  process.platform === 'win32'
    ? 'host all all 127.0.0.1/32 scram-sha-256\n'
    : 'local all all scram-sha-256\nlocal replication all scram-sha-256\n'
