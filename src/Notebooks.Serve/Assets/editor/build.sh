#!/usr/bin/env bash
# Makes ../codemirror.js of editor.js and the packages that package-lock.json names, and collects their licences.
set -eu
here=$(cd -P "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/package.json" "$here/package-lock.json" "$here/editor.js" "$work"
cd "$work"
npm ci --ignore-scripts --no-audit --no-fund
node node_modules/esbuild/bin/esbuild editor.js --bundle --minify --format=esm --target=es2022 --legal-comments=none --metafile=meta.json --outfile="$here/../codemirror.js"
# Every package of the bundle, with its version and its licence.
node - >"$here/../codemirror.LICENSE.txt" <<'JS'
const fs = require('fs');
const inputs = Object.keys(JSON.parse(fs.readFileSync('meta.json')).inputs);
const names = new Set(inputs.map(input => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]).filter(Boolean));
for (const name of [...names].sort()) {
  const folder = `node_modules/${name}`;
  const file = fs.readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
  console.log(`${name} ${JSON.parse(fs.readFileSync(`${folder}/package.json`)).version}\n\n${fs.readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`);
}
JS
