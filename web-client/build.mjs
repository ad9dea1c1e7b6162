/**
 * The page's build, run by Maven: `node build.mjs bundle` checks and bundles, `node build.mjs test`
 * tests. It needs the network only when package-lock.json changed since the last `npm ci`.
 */
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(fileURLToPath(import.meta.url));
const out = join(home, 'target/classes/static');
process.chdir(home);

function installPackages() {
  const stamp = 'node_modules/.beistand-lock';
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('npm ci (package-lock.json is new here)');
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  writeFileSync(stamp, wanted);
}

/** Runs a program of node_modules; prints what it says only if it finds a mistake. */
function check(script, ...args) {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [join('node_modules', script), ...args], (error, stdout, stderr) => {
      if (!error) return resolve();
      process.stderr.write(stdout + stderr);
      reject(new Error(`${script} ${args.join(' ')}`));
    });
  });
}

async function bundle() {
  const esbuild = await import('esbuild');
  await Promise.all([
    check('typescript/bin/tsc', '-p', 'src/viewer'),
    check('typescript/bin/tsc', '-p', 'src/share'),
    check('typescript/bin/tsc', '-p', 'src/review'),
    check('typescript/bin/tsc', '-p', 'src/recording'),
    check('typescript/bin/tsc', '-p', 'src/ui'),
    check('typescript/bin/tsc', '-p', 'test'),
    check('typescript/bin/tsc', '-p', 'bench'),
    check('@biomejs/biome/bin/biome', 'ci', '--colors=off', '--error-on-warnings', '.'),
    esbuild.build({
      entryPoints: [
        { in: 'src/ui/console.ts', out: 'console' },
        { in: 'src/ui/console.css', out: 'console' },
        { in: 'src/ui/menu.ts', out: 'menu' },
        { in: 'src/ui/join.ts', out: 'join' },
        { in: 'src/ui/join.css', out: 'join' },
        { in: 'src/ui/request.ts', out: 'request' },
        { in: 'src/recording/worker.ts', out: 'recorder' },
        { in: 'src/ui/share/share.ts', out: 'share' },
        { in: 'src/ui/share/share.css', out: 'share' },
        { in: 'src/ui/watch/watch.ts', out: 'watch' },
        { in: 'src/ui/watch/watch.css', out: 'watch' },
        { in: 'src/ui/review/review.ts', out: 'review' },
        { in: 'src/ui/review/review.css', out: 'review' },
        { in: 'src/ui/review/review-keys.ts', out: 'review-keys' },
        { in: 'src/ui/review/review-keys.css', out: 'review-keys' },
      ],
      outdir: out,
      bundle: true,
      format: 'esm',
      target: ['chrome111', 'firefox121', 'safari16.4'],
      minify: true,
      sourcemap: true,
      logLevel: 'warning',
    }),
  ]);
}

async function test() {
  const esbuild = await import('esbuild');
  const outdir = 'target/test';
  rmSync(outdir, { recursive: true, force: true });
  await esbuild.build({
    entryPoints: readdirSync('test')
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => join('test', name)),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  execFileSync(
    process.execPath,
    ['--test', '--test-timeout=120000', '--enable-source-maps', '--test-reporter=dot', outdir],
    {
      stdio: 'inherit',
    },
  );
}

/** Figures of a recording of hours, for docs/performance.md. */
async function longRecording() {
  const esbuild = await import('esbuild');
  const outdir = 'target/bench';
  const common = { outdir, bundle: true, format: 'esm', logLevel: 'warning' };
  await esbuild.build({ ...common, entryPoints: ['bench/page.ts'] });
  await esbuild.build({
    ...common,
    entryPoints: ['bench/long-recording.ts'],
    outExtension: { '.js': '.mjs' },
    platform: 'node',
  });
  const program = join(outdir, 'long-recording.mjs');
  execFileSync(process.execPath, [program, ...process.argv.slice(3)], { stdio: 'inherit' });
}

const steps = { bundle, test, 'long-recording': longRecording };
const step = steps[process.argv[2]];
if (!step) throw new Error(`node build.mjs ${Object.keys(steps).join('|')}`);
installPackages();
try {
  await step();
} catch (error) {
  console.error(`Failed: ${error.message}`);
  process.exit(1);
}
