namespace ScaleFit.Fitting;

/// <summary>
/// The scratch of all fits of one model: solver, columns, SIMD batches. A call makes its own, or one for each of its threads. Results never
/// refer to it, and no content has to be set before use.
/// </summary>
/// <param name="model">The model.</param>
internal sealed class FitWorkspace(CurveModel model)
{
    /// <summary>The model.</summary>
    public CurveModel Model => model;

    /// <summary>The solver of the model's size.</summary>
    public LevenbergMarquardt Solver { get; } = new(model.Curve.ParameterCount, model.Series.PaddedCount);

    /// <summary>The noise of independent evaluations.</summary>
    public Whitening White { get; } = new(model.Series);

    /// <summary>The model under white noise.</summary>
    public CurveProblem Problem => field ??= new CurveProblem(model.Curve, model.Series, White);

    /// <summary>The centred model under white noise.</summary>
    public CurveProblem CentredProblem => field ??= new CurveProblem(model.Curve, model.Series, White, model.LogReference);

    /// <summary>Array for the curve's values.</summary>
    public double[] Values { get; } = new double[model.Series.PaddedCount];

    /// <summary>Array for its gradient, column after column.</summary>
    public double[] Gradient { get; } = new double[model.Curve.ParameterCount * model.Series.PaddedCount];

    /// <summary>The batch of the curve.</summary>
    public CurveBatch Batch { get; } = CurveBatch.For(model.Curve, movesFirst: !model.IsFixed(0));

    /// <summary>The series in the layout of batches.</summary>
    public BatchSeries BatchSeries => field ??= new BatchSeries(model.Series, 0);

    /// <summary>The centred series in the layout of batches.</summary>
    public BatchSeries CentredBatchSeries => field ??= BatchSeries.Centred(model.LogReference);

    /// <summary>Storage for an evaluation of the batch.</summary>
    public BatchEvaluation BatchEvaluation => field ??= new BatchEvaluation(model.Series.Count);

    /// <summary>The solver of centred batches.</summary>
    public BatchSolver BatchSolver => field ??= new BatchSolver(Batch, BatchEvaluation, model.CentredLower, model.CentredUpper);

    /// <summary>Storage for a temporary batch of noises.</summary>
    public AlignedArray NoiseRoom => _noiseRoom ??= NoiseBatch.Room(model.Series);

    private AlignedArray? _noiseRoom;
}
