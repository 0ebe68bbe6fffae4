// likely: it started when it was made: call the recipe inside the function
Func<Task<T>> Lazily<T>(Func<Task<T>> recipe)
{
    Task<T> task = recipe();
    return () => task;
}
