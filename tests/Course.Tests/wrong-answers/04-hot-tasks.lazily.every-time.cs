// likely: every call starts it again: keep the task
Func<Task<T>> Lazily<T>(Func<Task<T>> recipe)
{
    return () => recipe();
}
