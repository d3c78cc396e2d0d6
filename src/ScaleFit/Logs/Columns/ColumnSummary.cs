using ScaleFit.Logs.Formats;

namespace ScaleFit.Logs.Columns;

/// <summary>Counts and range of the cells of one column.</summary>
/// <param name="name">Its name.</param>
/// <param name="withRange">Whether to parse the numbers for their range.</param>
internal sealed class ColumnSummary(string name, bool withRange = false)
{
    /// <summary>Longer text that begins like a number is no number with a mistake.</summary>
    private const int LongestNumber = 24;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Number of cells with a number.</summary>
    public long Numbers { get; private set; }

    /// <summary>Number of cells with other text.</summary>
    public long Texts { get; private set; }

    /// <summary>The smallest number; infinity without one.</summary>
    public double Least { get; private set; } = double.PositiveInfinity;

    /// <summary>The largest number; negative infinity without one.</summary>
    public double Greatest { get; private set; } = double.NegativeInfinity;

    /// <summary>Merges several columns into one.</summary>
    public static ColumnSummary Merge(string name, IEnumerable<ColumnSummary> several)
    {
        var one = new ColumnSummary(name);
        foreach (var column in several)
        {
            (one.Numbers, one.Texts) = (one.Numbers + column.Numbers, one.Texts + column.Texts);
            (one.Least, one.Greatest) = (Math.Min(one.Least, column.Least), Math.Max(one.Greatest, column.Greatest));
        }
        return one;
    }

    /// <summary>Adds a cell.</summary>
    /// <param name="rows">The log at the row.</param>
    /// <param name="column">The column; ignored if its cell is empty.</param>
    /// <param name="isExact">Whether only what parses counts as a number; otherwise the first character decides.</param>
    public void Observe(LogRows rows, int column, bool isExact)
    {
        if (rows.IsEmpty(column)) return;
        double value = 0;
        bool isParsed = withRange && rows.TryRead(column, out value);
        bool isNumber = isExact
            ? isParsed
            : isParsed || (!withRange || rows.Cell(column).Length <= LongestNumber) && rows.Cell(column)[0] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.' or (byte)' ';
        if (!isNumber)
        {
            Texts++;
            return;
        }
        Numbers++;
        if (!isParsed) return;
        (Least, Greatest) = (Math.Min(Least, value), Math.Max(Greatest, value));
    }
}
