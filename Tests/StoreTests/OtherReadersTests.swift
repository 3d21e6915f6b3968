import Store
import TestKit
import Testing

@Suite("Rule: pyarrow, polars and DuckDB read our tables, and we read pyarrow's") struct OtherReadersTests {
  /// Prints each value of each column of the tables, as `Column.written` has them; polars and DuckDB (through pyarrow) must agree.
  private static let script = """
    import sys, datetime, duckdb, polars, pyarrow, pyarrow.ipc
    def write(value):
        if value is None: return "-"
        if isinstance(value, str): return value.encode().hex()
        if isinstance(value, bytes): return value.hex()
        if isinstance(value, float): return str(int(value * 8))
        if isinstance(value, datetime.datetime): return str(int(value.timestamp()))
        return str(value)
    for path in sys.argv[1:]:
        ours = pyarrow.ipc.open_file(path).read_all()
        ours.validate(full=True)
        frame = polars.read_ipc(path)
        rows = duckdb.sql("select * from ours").fetchall()
        print("notes", {key.decode(): value.decode() for key, value in ours.schema.metadata.items()} == {"stage": "test", "key": '"\\u00e9"'})
        for place, name in enumerate(ours.schema.names):
            values = [write(value) for value in ours.column(name).to_pylist()]
            assert values == [write(value) for value in frame[name].to_list()], ("polars", path, name)
            assert values == [write(row[place]) for row in rows], ("duckdb", path, name)
            print(name, ",".join(values))
    """

  @Test func ours() throws {
    let folder = try TemporaryFolder()
    var random = SeededRandom(seed: 8)
    var paths: [String] = []
    var expected = ""
    for (rows, batchRows) in [(0, 8), (1, 8), (7, 8), (8, 8), (9, 8), (64, 8), (65, 64), (200, 65_536), (500, 100)] {
      let table = RandomTable(rows: rows, columns: 14, &random)
      paths.append(folder.file("\(rows)-\(batchRows).arrow"))
      try write(table.schema, table.chunks, to: paths[paths.count - 1], batchRows: batchRows)
      expected += "notes True\n"
      for (field, values) in zip(table.schema.fields, table.values) { expected += field.name + " " + values.joined(separator: ",") + "\n" }
    }
    let printed = try PythonEnvironment.run(Self.script, paths)
    #expect(printed == expected)
    #expect(printed.utf8.count > 10_000, "control: values were compared")
  }

  @Test(arguments: ["zstd", "None"])
  func theirs(_ compression: String) throws {
    let folder = try TemporaryFolder()
    let script = """
      import sys, pyarrow as pa
      table = pa.table({
        "number": pa.array([1, None, 3] * 5, pa.uint32()), "text": pa.array(["a", "", None] * 5, pa.utf8()),
        "time": pa.array([0, 60, -60] * 5, pa.timestamp("s", "UTC")), "bytes": pa.array([b"\\xff", b"", b"ab"] * 5, pa.binary()),
        "word": pa.DictionaryArray.from_arrays(pa.array([1, 0, None] * 5, pa.uint32()), ["x", "yy"]), "real": pa.array([0.5, 1, 2] * 5)})
      compression = None if sys.argv[2] == "None" else sys.argv[2]
      with pa.ipc.new_file(sys.argv[1], table.schema, options=pa.ipc.IpcWriteOptions(compression=compression)) as out:
          out.write_table(table, max_chunksize=6)
      """
    _ = try PythonEnvironment.run(script, [folder.file("table"), compression])
    let reader = try TableReader(path: folder.file("table"), disk: .real)
    #expect((0..<reader.batchCount).map { reader.rows(inBatch: $0) } == [6, 6, 3])
    #expect(
      try written(reader)
        == [["1", "-", "3"], ["61", "", "-"], ["0", "60", "-60"], ["ff", "", "6162"], ["7979", "78", "-"], ["4", "8", "16"]]
        .map { Array([[String]](repeating: $0, count: 5).joined()) })
  }

  @Test func whatWeDoNotWriteIsRefusedInWords() throws {
    let folder = try TemporaryFolder()
    let script = """
      import sys, pyarrow as pa
      table = pa.table({"list": pa.array([[1], [2]])})
      with pa.ipc.new_file(sys.argv[1], table.schema) as out: out.write_table(table)
      """
    _ = try PythonEnvironment.run(script, [folder.file("table")])
    let fault = #expect(throws: TableFault.self) { try TableReader(path: folder.file("table"), disk: .real) }
    guard case .unsupported = fault?.reason else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(fault?.column == "list")
  }

  @Test func controlAFailingScriptFailsTheTest() {
    #expect(throws: PythonEnvironment.Fault.self) { try PythonEnvironment.run("assert False") }
  }
}
