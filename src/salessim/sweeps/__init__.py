"""Studies: many points of a scenario, played on the same futures, and kept whatever happens.

study file -> Study -> designs: Points -> workbench: the responses of each point -> store -> analysis, report
"""
