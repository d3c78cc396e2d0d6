namespace ScaleFit.Posterior;

/// <summary>A bivariate Student's t of midpoint and efficiency, around weighted draws.</summary>
internal readonly struct Proposal
{
    private const double Freedom = 4;

    /// <summary>Smallest standard deviation, so that draws never coincide.</summary>
    private const double Least = 1e-3;

    /// <summary>Widening over the standard deviation of the draws.</summary>
    private const double Widening = 1.2;

    private const double LeastPower = 1e-4;

    private readonly double _midpoint, _efficiency, _a, _b, _c;

    private Proposal(double midpoint, double efficiency, double a, double b, double c) => (_midpoint, _efficiency, _a, _b, _c) = (midpoint, efficiency, a, b, c);

    /// <summary>Fits the proposal to nodes, whose weights are raised to the largest power, at most 1, that leaves enough of them in effect.</summary>
    /// <param name="nodes">Nodes with the logarithm of their weight.</param>
    /// <param name="fewest">The nodes needed in effect: the square of the sum of weights over the sum of their squares.</param>
    public static Proposal Around(IReadOnlyCollection<(double Midpoint, double LogEfficiency, double LogWeight)> nodes, double fewest)
    {
        double best = nodes.Max(node => node.LogWeight), power = 1;
        while (InEffect(power) < fewest && power > LeastPower) power *= 0.7;
        double all = 0, m = 0, b = 0, mm = 0, mb = 0, bb = 0;
        foreach (var node in nodes)
        {
            double weight = Math.Exp(power * (node.LogWeight - best));
            all += weight;
            m += weight * node.Midpoint;
            b += weight * node.LogEfficiency;
        }
        (m, b) = (m / all, b / all);
        foreach (var node in nodes)
        {
            double weight = Math.Exp(power * (node.LogWeight - best)) / all, dm = node.Midpoint - m, db = node.LogEfficiency - b;
            mm += weight * dm * dm;
            mb += weight * dm * db;
            bb += weight * db * db;
        }
        double first = Math.Sqrt(mm + Least * Least), across = mb / first, second = Math.Sqrt(Math.Max(0, bb - across * across) + Least * Least);
        return new Proposal(m, b, Widening * first, Widening * across, Widening * second);

        double InEffect(double power)
        {
            double sum = 0, squares = 0;
            foreach (var node in nodes)
            {
                double weight = Math.Exp(power * (node.LogWeight - best));
                sum += weight;
                squares += weight * weight;
            }
            return sum * sum / squares;
        }
    }

    /// <summary>Quasi-random nodes.</summary>
    public IEnumerable<(double Midpoint, double LogEfficiency)> Nodes(int count)
    {
        for (int i = 0; i < count; i++)
        {
            var (u, v) = QuasiRandom.Pair(i);
            double radius = Math.Sqrt(Freedom * (Math.Pow(1 - u, -2 / Freedom) - 1));
            double x = radius * Math.Cos(2 * Math.PI * v), y = radius * Math.Sin(2 * Math.PI * v);
            yield return (_midpoint + _a * x, _efficiency + _b * x + _c * y);
        }
    }

    /// <summary>The density at a node.</summary>
    public double Density(double midpoint, double logEfficiency)
    {
        double x = (midpoint - _midpoint) / _a, y = (logEfficiency - _efficiency - _b * x) / _c;
        double ratio = 1 + (x * x + y * y) / Freedom;
        return 1 / (2 * Math.PI * _a * _c * ratio * ratio * ratio);
    }
}
