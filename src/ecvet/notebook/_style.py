"""How views look: one style that serves light and dark pages alike.

Words are always in the colour of the page that shows them, so they are as legible as the rest of it. Colour is for
marks only: middle tones that stand out from white and from black, each beside words or a sign of its own, since not
everybody tells them apart.
"""

#: The colours of marks: what is reached, open or in part, wrong, and what only has to be told from others.
COLOURS = {
    "good": "#2b9068",
    "open": "#b87a14",
    "bad": "#d4574e",
    "one": "#3d85c6",
    "two": "#2b9068",
    "three": "#9a6fc4",
    "quiet": "#858585",
}
#: How much of the colour of the page is in quiet words.
QUIET = 0.78
#: How much of a colour is in the ground of what it marks.
TINT = 0.14

_VARIABLES = " ".join(f"--{name}: {colour};" for name, colour in COLOURS.items())
_TINTS = " ".join(
    f"--{name}-tint: rgba({int(colour[1:3], 16)},{int(colour[3:5], 16)},{int(colour[5:], 16)},{TINT});"
    for name, colour in COLOURS.items()
)

_RULES = f"""
.ecvet {{ {_VARIABLES} {_TINTS}
  --line: rgba(133,133,133,.38); color: inherit; max-width: 62rem; font-size: 14px; line-height: 1.45;
  font-family: var(--jp-ui-font-family, system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif);
  font-variant-numeric: tabular-nums; text-align: start; margin: .25rem 0; overflow-wrap: break-word }}
.ecvet * {{ box-sizing: border-box }}
.ecvet .card {{ border: 1px solid var(--line); border-radius: 8px; padding: .8rem 1rem; margin: 0 0 .6rem }}
.ecvet .card .card {{ margin-top: .6rem }}
.ecvet .head {{ display: flex; flex-wrap: wrap; gap: .1rem .8rem; align-items: center; margin-bottom: .35rem }}
.ecvet .name {{ flex: 1 1 16rem; min-width: 0 }}
.ecvet .kind {{ font-size: .82em; opacity: {QUIET} }}
.ecvet .title {{ font-size: 1.2em; font-weight: 650; line-height: 1.25 }}
.ecvet .quiet {{ opacity: {QUIET} }}
.ecvet .code {{ font-family: var(--jp-code-font-family, ui-monospace, Menlo, Consolas, monospace); font-size: .86em;
  opacity: {QUIET} }}
.ecvet .words {{ font-style: italic; opacity: {QUIET}; margin: .15rem 0; white-space: pre-line }}
.ecvet .caption {{ font-weight: 650; margin: .75rem 0 .25rem }}
.ecvet p {{ margin: .25rem 0 }}
.ecvet ul, .ecvet ol {{ margin: .2rem 0; padding-inline-start: 1.3rem }}
.ecvet li {{ margin: .12rem 0 }}
.ecvet details {{ margin: .15rem 0 }}
.ecvet summary {{ cursor: pointer; padding: .12rem 0 }}
.ecvet summary .head {{ display: inline-flex; width: calc(100% - 1.3em); margin: 0; vertical-align: top }}
.ecvet .fold {{ border-top: 1px solid var(--line); margin-top: .45rem; padding-top: .3rem }}
.ecvet .fold > summary {{ font-weight: 600 }}
.ecvet .figures {{ display: flex; flex-wrap: wrap; gap: 0 1.6rem; font-size: 1.1em; font-weight: 600 }}
.ecvet .badge {{ display: inline-block; border: 1.5px solid var(--quiet); background: var(--quiet-tint);
  border-radius: 1em; padding: .02em .65em; font-weight: 600; white-space: nowrap }}
.ecvet .badge.good {{ border-color: var(--good); background: var(--good-tint) }}
.ecvet .badge.open {{ border-color: var(--open); background: var(--open-tint) }}
.ecvet .badge.bad {{ border-color: var(--bad); background: var(--bad-tint) }}
.ecvet .pill {{ display: inline-block; border-radius: .35em; padding: 0 .45em; margin-inline-start: .2em;
  font-size: 12px; font-weight: 400; background: var(--quiet-tint); white-space: nowrap }}
.ecvet .ksc {{ display: inline-block; min-width: 1.7em; text-align: center; border-radius: .3em; padding: 0 .35em;
  font-size: .84em; font-weight: 650; margin-inline-end: .2em; border: 1.5px solid var(--quiet) }}
.ecvet .ksc.knowledge {{ border-color: var(--one); background: var(--one-tint) }}
.ecvet .ksc.skill {{ border-color: var(--two); background: var(--two-tint) }}
.ecvet .ksc.competence {{ border-color: var(--three); background: var(--three-tint) }}
.ecvet .legend {{ display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; font-size: .86em; margin: .25rem 0 }}
.ecvet .legend .bar {{ display: inline-block; width: 1.6em; height: .75em; margin-inline-end: .4em;
  vertical-align: -.05em }}
.ecvet .plain {{ list-style: none; padding: 0 }}
.ecvet .plain li {{ display: flex; align-items: baseline }}
.ecvet .plain .ksc, .ecvet .plain .sign {{ margin-inline-end: .45em }}
.ecvet .plain li > :last-child {{ flex: 1; min-width: 0 }}
.ecvet .tree, .ecvet .tree ul {{ list-style: none; padding: 0; margin: 0 }}
.ecvet .tree ul {{ border-inline-start: 2px solid var(--line); margin-inline-start: .32rem;
  padding-inline-start: .9rem }}
.ecvet .tree .leaf {{ padding-inline-start: 1.05em }}
.ecvet .tree .group {{ font-weight: 620 }}
.ecvet .tree .says {{ opacity: {QUIET}; margin-inline-start: .25em }}
.ecvet .tree .within {{ padding-inline-start: 1.05em }}
.ecvet .bar {{ display: flex; position: relative; height: 13px; border-radius: 3px; background: var(--quiet-tint) }}
.ecvet .bar.big {{ height: 20px; margin: .3rem 0 }}
.ecvet .bar span {{ display: block; height: 100% }}
.ecvet .bar .counted {{ background: var(--good); border-radius: 3px }}
.ecvet .bar .missing {{ border: 2px dashed var(--open); border-radius: 3px }}
.ecvet .bar .surplus {{ border-radius: 3px; border: 1px solid var(--one);
  background: repeating-linear-gradient(135deg, var(--one) 0 3px, transparent 3px 6px) }}
.ecvet .bar .least {{ position: absolute; top: -3px; bottom: -3px; height: auto; width: 0;
  border-inline-start: 2.5px solid currentColor }}
.ecvet .scroll {{ overflow-x: auto }}
.ecvet table {{ border-collapse: collapse; margin: .2rem 0 .35rem; width: 100%; font-size: inherit; border: 0;
  table-layout: auto }}
.ecvet table tr:nth-child(n) {{ background: transparent }}
.ecvet table th, .ecvet table td {{ text-align: start; vertical-align: top; padding: .28rem .7rem .28rem 0;
  border: 0; border-bottom: 1px solid var(--line); max-width: none; white-space: normal }}
.ecvet table tr:last-child td {{ border-bottom: 0 }}
.ecvet table th {{ font-weight: 600; opacity: {QUIET}; font-size: .88em }}
.ecvet table .number {{ text-align: end; white-space: nowrap }}
.ecvet table .wide {{ width: 38% }}
.ecvet table .middle {{ vertical-align: middle }}
.ecvet .facts {{ display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: .1rem 1.5rem;
  margin: .2rem 0 .4rem }}
.ecvet .facts > div {{ display: grid; grid-template-columns: 10.5rem minmax(0, 1fr); gap: 0 .8rem }}
.ecvet .chain {{ display: flex; flex-wrap: wrap; list-style: none; padding: 0; margin: .5rem 0 .7rem; gap: .4rem 0 }}
.ecvet .chain li {{ flex: 1 1 9rem; border-top: 3px solid var(--good); padding: .35rem .6rem 0 0; margin: 0 }}
.ecvet .chain li.open {{ border-top: 3px dashed var(--quiet) }}
.ecvet .chain .step {{ font-weight: 650 }}
.ecvet .chain .by {{ font-size: .88em; opacity: {QUIET} }}
.ecvet .sign {{ display: inline-block; min-width: 1em; font-weight: 700 }}
"""

#: The style of a view; every rule begins with `.ecvet`, so that it touches nothing else on the page. The class stands
#: there three times, to weigh more than what notebooks say of tables and lists.
STYLE = _RULES.replace(".ecvet ", ".ecvet.ecvet.ecvet ")
