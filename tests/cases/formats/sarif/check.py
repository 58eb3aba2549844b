import json
import sys

log = json.load(open(sys.argv[1]))
for result in log["runs"][0]["results"]:
    region = result["locations"][0]["physicalLocation"]["region"]
    print(result["ruleId"], result["level"], region["startLine"], region["startColumn"])
