# Make triples all that a graph holds.
DROP SILENT GRAPH <graph> ;
INSERT DATA {
  GRAPH <graph> {
#= triples
  }
}
