using ScaleFit.Comparing;
using ScaleFit.Runs;

namespace ScaleFit.Reporting.Content;

/// <summary>Effects as a forest plot in text: each a line with its interval, all on one scale around no effect.</summary>
internal sealed class ForestLine
{
    private const int Cells = 31;

    /// <summary>Ends beyond this many times the resolution are cut off.</summary>
    private const double Furthest = 4;

    private readonly double _low, _high;

    /// <summary>Fits the scale to effects on one quantity.</summary>
    public ForestLine(IReadOnlyCollection<Effect> effects, ComparisonOptions options)
    {
        double limit = Furthest * options.Matters(effects.First().Quantity);
        double[] ends = [.. effects.SelectMany(effect => (double[])[effect.Difference.Lower, effect.Difference.Upper]).Select(end => Math.Clamp(end, -limit, limit)), 0];
        (_low, _high) = (ends.Min(), ends.Max());
    }

    /// <summary>The ends of the scale, as the heading of the lines.</summary>
    public string Heading(Quantity quantity)
    {
        Func<double, string> write = quantity.Scale == EffectScale.Ratio ? log => $"× {NumberFormat.Ratio(Math.Exp(log))}" : NumberFormat.Gain;
        string low = write(_low), high = write(_high);
        return low + new string(' ', Math.Max(1, Cells - low.Length - high.Length)) + high;
    }

    /// <summary>The line of one effect: <c>├</c> and <c>┤</c> are its ends, <c>●</c> the estimate, <c>┊</c> no effect, <c>◄</c> and <c>►</c> stand for ends beyond the plot.</summary>
    public string Draw(Effect effect)
    {
        char[] line = [.. new string(' ', Cells)];
        line[Cell(0)] = '┊';
        var side = effect.Difference;
        if (double.IsNaN(side.Value)) return new string(line);
        int first = Cell(side.Lower), last = Cell(side.Upper);
        for (int i = first; i <= last; i++) line[i] = line[i] == '┊' ? '┼' : '─';
        line[first] = side.Lower < _low ? '◄' : '├';
        line[last] = side.Upper > _high ? '►' : '┤';
        if (side.Value >= _low && side.Value <= _high) line[Cell(side.Value)] = '●';
        return new string(line);
    }

    private int Cell(double value) => _high > _low ? (int)Math.Round(Math.Clamp((value - _low) / (_high - _low), 0, 1) * (Cells - 1)) : Cells / 2;
}
