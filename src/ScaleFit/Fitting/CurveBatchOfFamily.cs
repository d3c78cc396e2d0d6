using System.Numerics;
using System.Runtime.CompilerServices;
using ScaleFit.Curves;

namespace ScaleFit.Fitting;

/// <summary>
/// The batch of one family of curves, with loops compiled for it. There is one short loop each for the exponentials, the curves, the filter and
/// the sums, so that each fits in registers. All but the first work block by block, so that rows stay in the cache.
/// </summary>
/// <typeparam name="TCurve">The family.</typeparam>
internal sealed class CurveBatch<TCurve> : CurveBatch
    where TCurve : struct, ICurveBatch<TCurve>
{
    /// <inheritdoc/>
    public override int ParameterCount => TCurve.ParameterCount;

    /// <inheritdoc/>
    public override int FirstPlace => TCurve.MovesFirst ? 0 : 1;

    /// <inheritdoc/>
    public override void Evaluate(BatchSeries series, ReadOnlySpan<Vector<double>> parameters, NoiseBatch noise, BatchEvaluation evaluation)
    {
        evaluation.Start(series, TCurve.Create(parameters), noise);
        Exponentiate(evaluation);
        Sum(evaluation);
    }

    /// <inheritdoc/>
    public override void Reevaluate(BatchEvaluation evaluation, NoiseBatch noise)
    {
        evaluation.Replace(noise);
        Sum(evaluation);
    }

    /// <inheritdoc/>
    public override void Hessian(BatchEvaluation evaluation, Span<Vector<double>> hessian)
    {
        ref var sums = ref evaluation.Sums;
        (sums.F0, sums.F1, sums.F2) = (default, default, default);
        var observed = evaluation.Series.Observed;
        BatchRow state = default;
        for (int first = 0; first < observed.Length; first += BatchEvaluation.Block)
        {
            Evaluate(evaluation, first);
            var block = observed[first..Math.Min(first + BatchEvaluation.Block, observed.Length)];
            if (evaluation.Noise.IsIdentity) SumSecondOrder<Yes>(evaluation, first, block, ref state);
            else SumSecondOrder<No>(evaluation, first, block, ref state);
        }
        evaluation.Products.CopyTo(hessian);
        evaluation.Curve<TCurve>().AddSecondDerivatives(sums, hessian);
    }

    private static void Sum(BatchEvaluation evaluation)
    {
        evaluation.Sums = default;
        var noise = evaluation.Noise;
        var observed = evaluation.Series.Observed;
        BatchRow state = default;
        for (int first = 0; first < observed.Length; first += BatchEvaluation.Block)
        {
            Evaluate(evaluation, first);
            var block = observed[first..Math.Min(first + BatchEvaluation.Block, observed.Length)];
            if (noise.IsIdentity)
            {
                Sum<Yes>(ref evaluation.Sums, evaluation.Rows, block);
                if (TCurve.MovesFirst) SumFirst<Yes>(ref evaluation.Sums, evaluation.Rows, block);
            }
            else
            {
                Whiten(noise, first, block, evaluation.Rows[..block.Length], evaluation.Whitened[..block.Length], ref state);
                Sum<No>(ref evaluation.Sums, evaluation.Whitened, block);
                if (TCurve.MovesFirst) SumFirst<No>(ref evaluation.Sums, evaluation.Whitened, block);
            }
        }
    }

    private static void Exponentiate(BatchEvaluation evaluation)
    {
        var curve = evaluation.Curve<TCurve>();
        var x = evaluation.Series.LogCompute;
        var exponentials = evaluation.Exponentials[..x.Length];
        for (int i = 0; i < x.Length; i++) exponentials[i] = Exponential.Exp(curve.Exponent(new(x[i])), TCurve.Limit);
    }

    /// <summary>Evaluates the rows of a block, unless they are there already.</summary>
    private static void Evaluate(BatchEvaluation evaluation, int first)
    {
        if (evaluation.FirstRow == first) return;
        evaluation.FirstRow = first;
        var curve = evaluation.Curve<TCurve>();
        var all = evaluation.Series.LogCompute;
        var x = all.Slice(first, Math.Min(BatchEvaluation.Block, all.Length - first));
        var exponentials = evaluation.Exponentials.Slice(first, x.Length);
        var rows = evaluation.Rows[..x.Length];
        for (int i = 0; i + 1 < x.Length; i += 2) curve.Evaluate(new(x[i]), exponentials[i], new(x[i + 1]), exponentials[i + 1], ref rows[i], ref rows[i + 1]);
    }

    private static void Whiten(NoiseBatch noise, int first, ReadOnlySpan<Vector<double>> observed, Span<BatchRow> rows, Span<BatchRow> whitened, ref BatchRow state)
    {
        ReadOnlySpan<Vector<double>> scales = noise.InnovationScale.Slice(first, observed.Length);
        ReadOnlySpan<Vector<double>> transitions = noise.Transition.Slice(first, observed.Length), gains = noise.Gain.Slice(first, observed.Length);
        var drift = state;
        for (int i = 0; i < observed.Length; i++)
        {
            Vector<double> transition = transitions[i], gain = gains[i], scale = scales[i];
            ref readonly var row = ref rows[i];
            ref var white = ref whitened[i];
            white.Value = Filter(row.Value - observed[i], transition, gain, scale, ref drift.Value);
            if (TCurve.MovesFirst) white.By0 = Filter(row.By0, transition, gain, scale, ref drift.By0);
            white.By1 = Filter(row.By1, transition, gain, scale, ref drift.By1);
            white.By2 = Filter(row.By2, transition, gain, scale, ref drift.By2);
            white.By3 = Filter(row.By3, transition, gain, scale, ref drift.By3);
        }
        state = drift;
    }

    /// <summary>The products of the residuals and the last three columns: as many sums as fit in registers.</summary>
    private static void Sum<TIdentity>(ref NormalEquations sums, ReadOnlySpan<BatchRow> rows, ReadOnlySpan<Vector<double>> observed)
        where TIdentity : struct, IConstant
    {
        rows = rows[..observed.Length];
        Vector<double> rr = sums.RR, r1 = sums.R1, r2 = sums.R2, r3 = sums.R3;
        Vector<double> s11 = sums.S11, s12 = sums.S12, s13 = sums.S13, s22 = sums.S22, s23 = sums.S23, s33 = sums.S33;
        for (int i = 0; i < observed.Length; i++)
        {
            Vector<double> r = rows[i].Value, d1 = rows[i].By1, d2 = rows[i].By2, d3 = rows[i].By3;
            if (TIdentity.Value) r -= observed[i];
            rr = Vector.FusedMultiplyAdd(r, r, rr);
            r1 = Vector.FusedMultiplyAdd(r, d1, r1);
            r2 = Vector.FusedMultiplyAdd(r, d2, r2);
            r3 = Vector.FusedMultiplyAdd(r, d3, r3);
            s11 = Vector.FusedMultiplyAdd(d1, d1, s11);
            s12 = Vector.FusedMultiplyAdd(d1, d2, s12);
            s13 = Vector.FusedMultiplyAdd(d1, d3, s13);
            s22 = Vector.FusedMultiplyAdd(d2, d2, s22);
            s23 = Vector.FusedMultiplyAdd(d2, d3, s23);
            s33 = Vector.FusedMultiplyAdd(d3, d3, s33);
        }
        (sums.RR, sums.R1, sums.R2, sums.R3) = (rr, r1, r2, r3);
        (sums.S11, sums.S12, sums.S13, sums.S22, sums.S23, sums.S33) = (s11, s12, s13, s22, s23, s33);
    }

    /// <summary>The products of the first column with the residuals and all columns.</summary>
    private static void SumFirst<TIdentity>(ref NormalEquations sums, ReadOnlySpan<BatchRow> rows, ReadOnlySpan<Vector<double>> observed)
        where TIdentity : struct, IConstant
    {
        rows = rows[..observed.Length];
        Vector<double> r0 = sums.R0, s00 = sums.S00, s01 = sums.S01, s02 = sums.S02, s03 = sums.S03;
        for (int i = 0; i < observed.Length; i++)
        {
            Vector<double> r = rows[i].Value, d0 = rows[i].By0;
            if (TIdentity.Value) r -= observed[i];
            r0 = Vector.FusedMultiplyAdd(r, d0, r0);
            s00 = Vector.FusedMultiplyAdd(d0, d0, s00);
            s01 = Vector.FusedMultiplyAdd(d0, rows[i].By1, s01);
            s02 = Vector.FusedMultiplyAdd(d0, rows[i].By2, s02);
            s03 = Vector.FusedMultiplyAdd(d0, rows[i].By3, s03);
        }
        (sums.R0, sums.S00, sums.S01, sums.S02, sums.S03) = (r0, s00, s01, s02, s03);
    }

    private static void SumSecondOrder<TIdentity>(BatchEvaluation evaluation, int start, ReadOnlySpan<Vector<double>> observed, ref BatchRow state)
        where TIdentity : struct, IConstant
    {
        var curve = evaluation.Curve<TCurve>();
        var noise = evaluation.Noise;
        var x = evaluation.Series.LogCompute.Slice(start, observed.Length);
        var rows = evaluation.Rows[..observed.Length];
        ReadOnlySpan<Vector<double>> scales = TIdentity.Value ? [] : noise.InnovationScale.Slice(start, observed.Length);
        ReadOnlySpan<Vector<double>> transitions = TIdentity.Value ? [] : noise.Transition.Slice(start, observed.Length);
        ReadOnlySpan<Vector<double>> gains = TIdentity.Value ? [] : noise.Gain.Slice(start, observed.Length);
        ref var sums = ref evaluation.Sums;
        Vector<double> sum0 = sums.F0, sum1 = sums.F1, sum2 = sums.F2;
        var drift = state;
        for (int i = 0; i < observed.Length; i++)
        {
            var r = rows[i].Value - observed[i];
            var (first, second, third) = curve.SecondOrderFactors(new(x[i]), rows[i]);
            if (!TIdentity.Value)
            {
                Vector<double> transition = transitions[i], gain = gains[i], scale = scales[i];
                r = Filter(r, transition, gain, scale, ref drift.Value);
                first = Filter(first, transition, gain, scale, ref drift.By1);
                second = Filter(second, transition, gain, scale, ref drift.By2);
                third = Filter(third, transition, gain, scale, ref drift.By3);
            }
            sum0 = Vector.FusedMultiplyAdd(r, first, sum0);
            sum1 = Vector.FusedMultiplyAdd(r, second, sum1);
            sum2 = Vector.FusedMultiplyAdd(r, third, sum2);
        }
        (sums.F0, sums.F1, sums.F2) = (sum0, sum1, sum2);
        if (!TIdentity.Value) state = drift;
    }

    /// <summary>One step of the noise filter: whitens an observation and updates the expected correlated noise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Filter(Vector<double> seen, Vector<double> transition, Vector<double> gain, Vector<double> scale, ref Vector<double> state)
    {
        var white = (seen - state) * scale;
        state = Vector.FusedMultiplyAdd(transition, state, gain * seen);
        return white;
    }
}
