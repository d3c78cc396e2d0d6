using System.Globalization;
using System.Text.RegularExpressions;
using ScaleFit.Fitting;

namespace ScaleFit.Tests.Nist;

/// <summary>One certified set, read from its file as published, as a least squares problem.</summary>
internal sealed partial class NistSet : LeastSquaresProblem
{
    private readonly string _name;
    private readonly List<double[]> _predictors = [];
    private readonly List<double> _responses = [];

    public NistSet(string path)
    {
        _name = Path.GetFileNameWithoutExtension(path);
        var lines = File.ReadAllLines(path);
        foreach (string line in lines.TakeWhile(l => !l.StartsWith("Residual Sum", StringComparison.Ordinal)))
        {
            if (!ParameterLine().IsMatch(line)) continue;
            var numbers = Numbers(line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            Starts[0].Add(numbers[0]);
            Starts[1].Add(numbers[1]);
            Certified.Add(numbers[2]);
            Deviations.Add(numbers[3]);
        }
        int data = Array.FindLastIndex(lines, l => l.StartsWith("Data:", StringComparison.Ordinal));
        foreach (string line in lines.Skip(data + 1).Where(l => l.Trim().Length > 0))
        {
            var numbers = Numbers(line);
            _responses.Add(_name == "Nelson" ? Math.Log(numbers[0]) : numbers[0]);
            _predictors.Add(numbers[1..]);
        }
    }

    public List<double>[] Starts { get; } = [[], []];

    public List<double> Certified { get; } = [];

    public List<double> Deviations { get; } = [];

    public override int ParameterCount => Certified.Count;

    public override int ResidualCount => _responses.Count;

    public override void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian, Span<double> reusable)
    {
        var b = new Dual[ParameterCount];
        for (int k = 0; k < b.Length; k++) b[k] = Dual.Parameter(parameters[k], k, b.Length);
        for (int i = 0; i < ResidualCount; i++)
        {
            var model = NistModels.Evaluate(_name, b, _predictors[i]);
            residuals[i] = model.Value - _responses[i] + model.Error;
            for (int k = 0; k < b.Length; k++) jacobian[k * ResidualCount + i] = model.Slopes[k];
        }
    }

    private static double[] Numbers(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => double.Parse(t, NumberStyles.Float, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"^\s*b\d+\s*=\s*-?[\d.]")]
    private static partial Regex ParameterLine();
}
