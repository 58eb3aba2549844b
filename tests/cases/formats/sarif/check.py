import json
import sys

log = json.load(open(sys.argv[1]))
run = log["runs"][0]
for result in run["results"]:
    region = result["locations"][0]["physicalLocation"]["region"]
    print(result["ruleId"], result["level"], region["startLine"], region["startColumn"], result["message"]["text"])
last = run["results"][-1]
del last["ruleIndex"]  # moves with every new rule
print(json.dumps(last, indent=1, ensure_ascii=False))
print(json.dumps(run["invocations"]))
