/**
 * A module for `node --import` that writes the process's own peak memory, bytes, to `path` as it
 * ends: VmHWM where there is a /proc, else the system's maximum resident size (which may still
 * count the parent's).
 */
export function peakMemoryHook(path: string): string {
  const code = `
    import { readFileSync, writeFileSync } from 'node:fs';
    process.on('exit', () => {
      let kilobytes = process.resourceUsage().maxRSS;
      try {
        kilobytes = Number(/VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
      } catch {}
      writeFileSync(${JSON.stringify(path)}, String(1024 * kilobytes));
    });`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}
