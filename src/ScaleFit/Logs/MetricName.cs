namespace ScaleFit.Logs;

/// <summary>How much the name of a column promises a pass rate.</summary>
internal static class MetricName
{
    /// <summary>
    /// 1 for a pass rate or accuracy, 2 for other validation metrics, 3 for a pass rate of training, 4 for rewards and scores,
    /// 5 for a bare <c>value</c>; null for a column that is none of these.
    /// </summary>
    /// <remarks>Validation goes before training because a training pass rate follows the data mix of each batch.</remarks>
    public static int? Rank(string column)
    {
        string[] words = ColumnWords.Of(column);
        if (words.Any(IsSomethingElse)) return null;
        if (IsPassRate(words)) return words.Any(IsTraining) ? 3 : 1;
        if (words.Any(w => w is "val" or "valid" or "validation" or "test" or "eval" or "evaluation" or "heldout")) return 2;
        if (words.Any(w => w is "reward" or "rewards" or "score" or "scores")) return 4;
        return words is ["value"] ? 5 : null;
    }

    private static bool IsPassRate(string[] words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            string next = i + 1 < words.Length ? words[i + 1] : "";
            bool isOne = words[i] switch
            {
                "accuracy" or "accuracies" or "acc" or "passrate" => true,
                "pass" => next is "rate" or "at" or "k" || IsNumber(next),
                "solve" or "success" or "correct" => next == "rate",
                var word => word.StartsWith("pass", StringComparison.Ordinal) && IsNumber(word[4..]),
            };
            if (isOne) return true;
        }
        return false;
    }

    private static bool IsNumber(string word) => word.Length > 0 && word.All(char.IsAsciiDigit);

    private static bool IsTraining(string word) => word is "train" or "training" or "rollout" or "critic" or "actor" or "filtering";

    /// <summary>Words of columns that stand beside a pass rate and describe its spread, its cost or something else.</summary>
    private static bool IsSomethingElse(string word) => word is
        "std" or "stdev" or "stderr" or "se" or "sem" or "var" or "variance" or "error" or "min" or "max" or "lower" or "upper" or "ci" or
        "trials" or "samples" or "count" or "num" or "size" or "loss" or "perplexity" or "ppl" or "entropy" or "kl" or "lr" or "grad" or
        "time" or "timing" or "runtime" or "second" or "seconds" or "step" or "steps" or "epoch" or "token" or "tokens" or "length" or "len";
}
