# Drop a graph; one that is not there is fine.
DROP SILENT GRAPH <graph>
