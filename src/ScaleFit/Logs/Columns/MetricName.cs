namespace ScaleFit.Logs.Columns;

/// <summary>Ranks the names of columns by how likely they are a pass rate.</summary>
internal static class MetricName
{
    /// <summary>Metrics of this rank and above are training metrics, judged by their names.</summary>
    public const int Training = 5;

    /// <summary>The rank of pass rates and accuracies.</summary>
    public const int PassRate = 1;

    /// <summary>The rank of validation metrics whose names do not say that they are pass rates.</summary>
    public const int OtherValidation = 4;

    /// <summary>
    /// 1 for a pass rate or accuracy, 2 for the total reward of an evaluation, 3 for its other rewards and scores, 4 for other validation metrics, such as pass@8,
    /// 5 for a pass rate of training, 6 for rewards and scores, 7 for a bare <c>value</c>; null for other columns.
    /// </summary>
    /// <remarks>Validation ranks before training because a training pass rate depends on the data mix of each batch.</remarks>
    public static int? Rank(string column)
    {
        string[] words = ColumnWords.Split(column);
        if (words.Any(IsSomethingElse)) return null;
        bool isReward = words.Any(IsRewarding);
        bool isValidation = IsValidation(column, words);
        // Rewards are training metrics unless their names say otherwise. A name that begins with an evaluation word is a validation metric.
        if (IsPassRate(words)) return words.Any(IsTraining) && !IsValidating(words[0]) || isReward && !isValidation ? Training : 1;
        if (isValidation) return isReward && words[^1] == "total" ? 2 : isReward ? 3 : 4;
        if (isReward) return 6;
        if (words.Contains("pass")) return words.Any(IsTraining) ? 7 : 4;
        return words is ["value"] ? 7 : null;
    }

    /// <summary>Whether a name is that of a validation metric.</summary>
    public static bool IsValidation(string column) => IsValidation(column, ColumnWords.Split(column));

    /// <summary>Whether a name is that of a reward, which may lie outside [0, 1].</summary>
    public static bool IsReward(string column) => ColumnWords.Split(column).Any(IsRewarding);

    /// <summary>
    /// The order of metrics of one rank, the best first: validation before training, answers before others, the total before its parts,
    /// and formats last, because a correct format is not a correct answer.
    /// </summary>
    public static int Preference(string column)
    {
        string[] words = ColumnWords.Split(column);
        int kind = words.Any(IsFormat) ? 3 : words.Any(IsAnswer) ? 0 : IsPart(column) ? 2 : 1;
        return kind + (IsValidation(column, words) ? 0 : 4);
    }

    /// <summary>Whether a name says all that another says, and more: <c>val/accuracy/algebra</c> is a part of <c>val/accuracy</c>.</summary>
    public static bool IsPartOf(string part, string whole)
    {
        string[] words = ColumnWords.Split(whole), more = ColumnWords.Split(part);
        int found = 0;
        foreach (string word in more)
        {
            if (found < words.Length && words[found] == word) found++;
        }
        return found == words.Length && more.Length > words.Length;
    }

    private static bool IsAnswer(string word) => word is "answer" or "answers" or "correct" or "correctness" or "accuracy" or "acc" or "solve" or "solved" or "task";

    private static bool IsFormat(string word) => word is "format" or "formats" or "formatting" or "tag" or "tags" or "xml" or "style" or "quality";

    /// <summary>TRL logs the mean of each reward function below <c>rewards/</c>, and their sum as <c>reward</c>.</summary>
    private static bool IsPart(string column) => column.Contains("rewards/", StringComparison.Ordinal) && column.Count(c => c == '/') > 1;

    /// <summary>The word valid is ambiguous: <c>valid/reward</c> is of a validation set, <c>reward/valid_rate</c> is not.</summary>
    private static bool IsValidation(string column, string[] words) =>
        words.Any(IsValidating) || column.Split('/').Contains("valid") || words is ["valid", not ("rate" or "ratio" or "sample" or "samples" or "fraction"), ..];

    private static bool IsRewarding(string word) => word is "reward" or "rewards" or "score" or "scores";

    private static bool IsValidating(string word) => word is "val" or "validation" or "test" or "eval" or "evaluation" or "heldout";

    private static bool IsPassRate(string[] words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            string next = i + 1 < words.Length ? words[i + 1] : "";
            bool isOne = words[i] switch
            {
                "accuracy" or "accuracies" or "acc" or "passrate" => true,
                "pass" => next is "rate" or "1" || (next == "at" && i + 2 < words.Length && words[i + 2] == "1"),
                "solve" or "success" or "correct" => next == "rate",
                var word => word is "pass1",
            };
            if (isOne) return true;
        }
        return false;
    }

    private static bool IsTraining(string word) => word is "train" or "training" or "rollout" or "critic" or "actor" or "filtering" or "objective";

    /// <summary>Words in the names of columns that describe noise, cost or something else, not a pass rate.</summary>
    private static bool IsSomethingElse(string word) => word is
        "std" or "stdev" or "stderr" or "se" or "sem" or "var" or "variance" or "error" or "min" or "max" or "lower" or "upper" or "ci" or
        "trials" or "samples" or "count" or "num" or "size" or "episodes" or "turns" or "calls" or "ratio" or "failure" or "failed" or "cost" or "latency" or "loss" or "perplexity" or "ppl" or "entropy" or "kl" or "lr" or "grad" or
        "time" or "timing" or "timeperf" or "runtime" or "second" or "seconds" or "step" or "steps" or "epoch" or "token" or "tokens" or "length" or "len";
}
