/**
 * The page's style, in the window's own colours (renderer/shell/tokens.css): light on paper, dark
 * where the reader's screen is.
 */
export const pageStyle = `
:root{--bg:#fff;--raised:#eef0f3;--line:#d6dae0;--text:#1b1f24;--dim:#5b6470;--accent:#0b6fae;--fail:#b3362a;color-scheme:light}
@media screen and (prefers-color-scheme:dark){:root{--bg:#121418;--raised:#22262d;--line:#2c313a;--text:#e7eaee;--dim:#9aa3af;--accent:#56b4e9;--fail:#ef6a5b;color-scheme:dark}}
@page{size:A4;margin:11mm 12mm}
*{box-sizing:border-box}
body{margin:0 auto;padding:16px;max-width:960px;background:var(--bg);color:var(--text);font:12px/1.4 system-ui,-apple-system,'Segoe UI','Noto Sans','Helvetica Neue',Arial,sans-serif;font-variant-numeric:tabular-nums}
h1{margin:0;font-size:22px;letter-spacing:-.01em}
h2{margin:14px 0 4px;font-size:13px}
p{margin:4px 0}
header p,small,footer,ul{color:var(--dim)}
ul{margin:4px 0;padding-left:16px;font-size:11px}
.tiles{display:grid;grid-template-columns:1fr 1fr 1fr;gap:8px;margin-top:10px}
.tiles div{padding:8px 10px;border:1px solid var(--line);border-radius:6px;background:var(--raised)}
.tiles b{display:block;font-size:17px}
.tiles span{color:var(--dim)}
table{width:100%;border-collapse:collapse}
th,td{padding:3px 5px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
th{color:var(--dim);font-size:11px}
.n{text-align:right}
.two .n,.own .n,th.n{white-space:nowrap}
th[colspan]{text-align:center}
.own td{background:var(--raised);font-weight:600}
.own small{font-weight:400}
.two{display:grid;grid-template-columns:1fr 1.15fr;gap:20px}
.bar{width:70px}
.bar i{display:block;height:9px;margin-top:4px;background:var(--accent);border-radius:2px}
svg{width:100%;height:auto;display:block}
svg text{fill:var(--dim);font-size:10px}
.grid{stroke:var(--line);stroke-width:.6;fill:none}
.area{fill:var(--accent);opacity:.08}
.diagonal{stroke:var(--dim);stroke-width:1;stroke-dasharray:4 3;fill:none}
.inside{fill:var(--accent);opacity:.8}
.outside{stroke:var(--fail);stroke-width:1.8;fill:none}
footer{margin-top:12px;padding-top:6px;border-top:1px solid var(--line);font-size:10.5px}
@media print{body{padding:0;font-size:10px;print-color-adjust:exact;-webkit-print-color-adjust:exact}h1{font-size:18px}h2{margin-top:10px;font-size:11.5px}th{font-size:9px}footer{font-size:8.6px}ul{font-size:9px}.tiles b{font-size:14px}}
`;
