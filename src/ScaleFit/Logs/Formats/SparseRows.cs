using System.Text;

namespace ScaleFit.Logs.Formats;

/// <summary>Rows that name their own cells, so that rows may have different columns.</summary>
/// <param name="log">The log.</param>
internal abstract class SparseRows(LogSource log) : LogRows
{
    /// <summary>A log with more names than this has counters in its keys.</summary>
    private const int MostColumns = 20_000;

    private readonly List<string> _columns = [];
    private readonly List<byte[]> _names = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<int> _present = [];
    private readonly List<int> _before = [];
    private (int Start, int Length)[] _cells = new (int, int)[64];
    private byte[] _values = new byte[4096];
    private int _used;

    /// <summary>The log of the rows.</summary>
    protected LogSource Log => log;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> Columns => _columns;

    /// <summary>Indices of the columns for which the row has a cell.</summary>
    public IReadOnlyList<int> Present => _present;

    /// <inheritdoc/>
    public sealed override ReadOnlySpan<byte> Cell(int column) =>
        column < _columns.Count && _cells[column].Length > 0 ? _values.AsSpan(_cells[column].Start, _cells[column].Length) : default;

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    /// <summary>Starts an empty row.</summary>
    protected void Clear()
    {
        foreach (int column in _present) _cells[column] = default;
        _before.Clear();
        _before.AddRange(_present);
        _present.Clear();
        _used = 0;
    }

    /// <summary>Whether the row has a cell with a name.</summary>
    protected bool Has(ReadOnlySpan<byte> name)
    {
        // A new name may reallocate the cells.
        int column = Place(name);
        return _cells[column].Length > 0;
    }

    /// <summary>Adds a cell. Of equal names, the last counts.</summary>
    protected void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty) return;
        int column = Place(name);
        while (_used + value.Length > _values.Length) Array.Resize(ref _values, 2 * _values.Length);
        value.CopyTo(_values.AsSpan(_used));
        if (_cells[column].Length == 0) _present.Add(column);
        _cells[column] = (_used, value.Length);
        _used += value.Length;
    }

    private int Place(ReadOnlySpan<byte> name)
    {
        // Most rows repeat the keys of the previous row in its order.
        if (_present.Count < _before.Count && name.SequenceEqual(_names[_before[_present.Count]])) return _before[_present.Count];
        string column = Encoding.UTF8.GetString(name);
        if (_places.TryGetValue(column, out int place)) return place;
        if (_columns.Count == MostColumns) throw log.Wrong(Line, $"more than {MostColumns} different keys: this is not a log of metrics; check the file");
        _columns.Add(column);
        _names.Add(name.ToArray());
        if (_columns.Count > _cells.Length) Array.Resize(ref _cells, 2 * _cells.Length);
        _places.Add(column, _columns.Count - 1);
        return _columns.Count - 1;
    }
}
